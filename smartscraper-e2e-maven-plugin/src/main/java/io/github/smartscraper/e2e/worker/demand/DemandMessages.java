package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.console.Phrases;
import java.time.Duration;

/** Sentences about how many workers were started, and about what decides when a run ends. */
public final class DemandMessages {

    private DemandMessages() {}

    /** Workers are about to be started as tests want them. */
    public static String starting(int workers, int classes) {
        return "Starting up to " + workers + " workers for " + Phrases.count(classes, "test class", "test classes");
    }

    /** Fewer workers were started than there might have been. */
    static String fewer(int started, int most, boolean late) {
        return started + " of " + most + " workers started: "
                + (late
                        ? "the others would have been ready after the last test"
                        : "the tests would not have ended earlier with more");
    }

    /** A test class without which the run would have ended much earlier. */
    static String longest(LongestClass longest) {
        String name = longest.name().substring(longest.name().lastIndexOf('.') + 1);
        return "The run could not end before " + name + " (" + Phrases.seconds(Duration.ofMillis(longest.millis()))
                + "): split it";
    }
}
