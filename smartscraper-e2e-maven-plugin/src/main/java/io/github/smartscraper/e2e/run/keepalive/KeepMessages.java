package io.github.smartscraper.e2e.run.keepalive;

import io.github.smartscraper.e2e.console.Phrases;
import java.util.List;

/** Sentences about workers that one build keeps running for the next. */
public final class KeepMessages {

    private KeepMessages() {}

    static String notHere() {
        return "e2e.keepAlive has no effect on this system, since it does not show the environments of processes: the "
                + "workers end with the build.";
    }

    static String takenOver(int workers) {
        return "Taking over " + workers(workers) + " of the last build (e2e.keepAlive)";
    }

    static String replaced(int workers, List<String> different) {
        return Phrases.count(workers, "kept worker") + " of the last build can't be used: "
                + (different.isEmpty() ? "their output is lost" : String.join(", ", different) + " has changed")
                + ". Fresh ones are started instead.";
    }

    static String notWanted(int workers) {
        return "Ended " + Phrases.count(workers, "kept worker")
                + " of the last build; -De2e.keepAlive=true would use them";
    }

    static String cameLate(int workers) {
        return "Ended " + workers(workers) + " that another build kept running while this one waited for it";
    }

    public static String kept(int workers) {
        boolean one = workers == 1;
        return workers(workers) + (one ? " keeps" : " keep")
                + " running for the next build; mvn smartscraper-e2e:stop ends "
                + (one ? "it, and it ends by itself after " : "them, and they end by themselves after ")
                + KeepAlive.IDLE_LIMIT.toMinutes() + " minutes without a build";
    }

    public static String notKept(String reason) {
        return "The workers can't be kept for the next build, and are ended: " + reason;
    }

    static String unusable(String reason) {
        return "The kept workers can't be used: " + reason;
    }

    private static String workers(int number) {
        return Phrases.count(number, "worker");
    }
}
