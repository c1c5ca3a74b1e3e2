package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.ResetMode;

/**
 * Settings of a pool: how its workers are started, reset and replaced.
 *
 * @param parallelStarts how many servers may be starting at a time
 * @param maxRestarts how often a worker's failed server is replaced
 * @param reset what happens before each test class
 * @param limits how long a server may take to start, to answer and to end
 * @param demand decides how many of its workers are started, and when
 */
public record PoolSettings(int parallelStarts, int maxRestarts, ResetMode reset, ServerLimits limits, Demand demand) {

    /** Settings of a pool that starts all of its workers. */
    public PoolSettings(int parallelStarts, int maxRestarts, ResetMode reset, ServerLimits limits) {
        this(parallelStarts, maxRestarts, reset, limits, Demand.ALL);
    }

    /** Demand for workers: how many are started at first, and later on. */
    @FunctionalInterface
    public interface Demand {

        /** All, and at once. */
        Demand ALL = pool -> Integer.MAX_VALUE;

        /** Tells how many workers the pool is to start at first; it may be asked to start others from then on. */
        int first(WorkerPool pool);
    }
}
