package io.github.smartscraper.e2e.progress;

import java.time.Duration;
import java.util.Arrays;

/**
 * Time that is left of a run, by what its classes took before: each goes to the worker that is free first, in the order in
 * which they are to begin. Worked out whenever a class ends, with thousands of others to come: in numbers that need no objects.
 */
final class TimeLeft {

    /** When each worker is free, in milliseconds from now. */
    private long[] free;

    private int busy;

    /**
     * Of a run in which nothing is left yet.
     *
     * @param workers how many classes run at a time at the most, 1 or more
     */
    TimeLeft(int workers) {
        this.free = new long[workers];
    }

    /** A class that runs; all of them come before those that wait. More than there are workers may, where one was lost. */
    void running(long millis) {
        if (busy == free.length) {
            free = Arrays.copyOf(free, busy + 1);
        }
        free[busy++] = Math.max(0, millis);
    }

    /** The next of the classes that wait. */
    void waiting(long millis) {
        int first = 0;
        for (int worker = 1; worker < free.length; worker++) {
            if (free[worker] < free[first]) {
                first = worker;
            }
        }
        free[first] += millis;
    }

    /** The time until the last class ends. */
    Duration longest() {
        return Duration.ofMillis(Arrays.stream(free).max().orElse(0));
    }
}
