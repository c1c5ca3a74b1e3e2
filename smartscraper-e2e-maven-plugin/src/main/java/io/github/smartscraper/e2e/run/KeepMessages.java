package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.time.Duration;
import java.util.List;

/** Sentences about workers that live on between builds. */
public final class KeepMessages {

    private KeepMessages() {}

    static String notHere() {
        return "e2e.keepAlive has no effect on this system, which does not show the environments of processes: workers"
                + " are ended with the build.";
    }

    static String randomToken() {
        return "Parameter keepAlive 'true' can't be used with apiToken=random: the next build has to know the tokens of the"
                + " workers that it takes over; for example -De2e.apiToken=" + TokenTemplate.DEFAULT + ".";
    }

    static String takenOver(int workers) {
        return "Taking over " + many(workers) + " of the last build (e2e.keepAlive)";
    }

    static String replaced(int workers, List<String> different) {
        return "The living " + many(workers) + " of the last build can't be used: "
                + (different.isEmpty() ? "their output is lost" : String.join(", ", different) + " has changed")
                + ". Fresh ones are started.";
    }

    static String notWanted(int workers) {
        return "Ended " + many(workers) + " that the last build had left running; -De2e.keepAlive=true would use them";
    }

    static String cameLate(int workers) {
        return "Ended " + many(workers) + " that another build has left running while this one waited for it";
    }

    static String left(int workers) {
        return many(workers) + (workers == 1 ? " goes" : " go")
                + " on for the next build; mvn smartscraper-e2e:stop ends"
                + " them, and they end themselves when none has come for " + LivingWorkers.IDLE_LIMIT.toMinutes()
                + " minutes";
    }

    static String notLeft(String reason) {
        return "The workers can't be left to the next build, and are ended: " + reason;
    }

    /** Goal stop, outside of a build. */
    static String stopped(int workers, int processes, Duration duration) {
        return "Ended " + many(workers) + " that had been left running (" + processes
                + (processes == 1 ? " process" : " processes") + ") in " + Messages.seconds(duration);
    }

    /** Goal stop found nothing. */
    static String nothingToStop() {
        return "No workers are running for this project";
    }

    private static String many(int workers) {
        return workers == 1 ? "1 worker" : workers + " workers";
    }
}
