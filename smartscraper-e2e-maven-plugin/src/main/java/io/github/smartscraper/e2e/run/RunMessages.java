package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Phrases;
import java.nio.file.Path;
import java.time.Duration;

/** Sentences about a run as a whole: how it begins, is skipped, is told to end, and ends. */
public final class RunMessages {

    private RunMessages() {}

    /** Goal integration-test, stop or verify without goal start before it. */
    public static String notStarted(String goal) {
        return "Goal " + goal
                + " can't run without goal start, which did not run before it in this build. Bind both in "
                + "one <execution> with <goals> start, integration-test, stop, verify, and type mvn verify.";
    }

    /** Everything is skipped. */
    public static String skipped(String because) {
        return "E2E tests are skipped (" + because + "); no server is started.";
    }

    static String notPrepared(String reason) {
        return "The workers could not be prepared: " + reason;
    }

    /** The JVM is being shut down, by whatever means, with workers in it. */
    static String toldToEnd() {
        return "Maven has been told to end (Ctrl-C, or a signal from another process): ending the workers.";
    }

    static String stopped(int workers, Duration took) {
        return "Stopped " + Phrases.count(workers, "worker") + " in " + Phrases.seconds(took) + "; nothing is left.";
    }

    static String dataKept(String testClass, Path target) {
        return "DATA_DIR of " + testClass + " is kept in " + target;
    }

    static String dataNotKept(String testClass, String reason) {
        return "DATA_DIR of " + testClass + " could not be kept: " + reason;
    }
}
