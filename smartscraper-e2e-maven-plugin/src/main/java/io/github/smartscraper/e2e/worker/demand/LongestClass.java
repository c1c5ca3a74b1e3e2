package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.worker.demand.TestProgress.Phase;
import java.util.Map;
import java.util.Optional;

/**
 * Test class that alone decides when a run ends.
 *
 * @param name its full name
 * @param millis how long it took
 */
record LongestClass(String name, long millis) {

    /** Which part of the test phase it takes at least. */
    private static final double SHARE = 0.9;

    /** Nobody splits a class for less. */
    private static final long LEAST_MILLIS = 2000;

    /** That class, if there is one: while it ran the other workers had nothing left to do. */
    static Optional<LongestClass> of(Phase phase) {
        if (phase.workers() < 2 || phase.millis() < LEAST_MILLIS) {
            return Optional.empty();
        }
        return phase.durations().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(longest -> longest.getValue() >= SHARE * phase.millis())
                .filter(longest -> phase.work() - longest.getValue() < SHARE * phase.millis() * (phase.workers() - 1))
                .map(longest -> new LongestClass(longest.getKey(), longest.getValue()));
    }
}
