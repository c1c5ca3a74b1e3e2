package io.github.smartscraper.e2e.results.timeline;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Run of a test class on a worker.
 *
 * @param place where it ran
 * @param waitedAt when its fork asked for the worker to be made ready
 * @param beganAt when the worker was
 * @param endedAt when the class ended, if it did
 * @param failed whether a test failed
 * @param log what the worker's server printed meanwhile
 * @param keptData the copy of the DATA_DIR that was kept
 */
public record ClassRun(
        Place place,
        long waitedAt,
        long beganAt,
        OptionalLong endedAt,
        boolean failed,
        Optional<LogSlice> log,
        Optional<String> keptData) {

    /**
     * Place of a run.
     *
     * @param round the round of the run, from 1
     * @param worker number of the worker
     * @param fork number of the fork, from 1
     */
    public record Place(int round, int worker, int fork) {}
}
