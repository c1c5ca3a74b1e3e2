package io.github.smartscraper.e2e.worker.startup;

import io.github.smartscraper.e2e.console.Phrases;
import java.time.Duration;

/** Sentences about how long servers take to start. */
final class StartupMessages {

    private StartupMessages() {}

    static String direct(int worker, Duration overhead, String typed, String direct) {
        return "The server of worker " + worker + " began " + Phrases.seconds(overhead) + " after its command, \""
                + typed
                + "\", was launched; <command>" + direct + "</command> would start it at once, and save that for each "
                + "worker.";
    }
}
