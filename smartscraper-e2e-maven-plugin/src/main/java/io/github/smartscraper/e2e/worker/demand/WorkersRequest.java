package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.health.ServerLimits;

/**
 * Request for workers: how many there are to be, and how they are run.
 *
 * @param number how many servers there are to be
 * @param basePort the first port to try
 * @param limits how long a server may take to start, to answer and to end
 * @param maxRestarts how often a failed server is replaced
 * @param retryInfrastructure how often a test class that a fault of its server made fail is run again
 * @param keepAlive whether workers are kept for the next build
 * @param tmux whether each server runs in a tmux session
 */
public record WorkersRequest(
        Count number,
        int basePort,
        ServerLimits limits,
        int maxRestarts,
        int retryInfrastructure,
        boolean keepAlive,
        boolean tmux) {

    /**
     * Number of servers.
     *
     * @param most how many at the most
     * @param adaptive whether only those are started with which the tests end earlier
     */
    public record Count(int most, boolean adaptive) {}

    /** How many servers at the most. */
    public int count() {
        return number.most();
    }

    /** The same workers, ended with their run whatever the user has asked for. */
    public WorkersRequest notKept() {
        return new WorkersRequest(number, basePort, limits, maxRestarts, retryInfrastructure, false, tmux);
    }
}
