package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.ServerLimits;

/**
 * Request for workers: how many there are to be, and how they are run.
 *
 * @param count how many servers at the most
 * @param basePort the first port to try
 * @param limits how long a server may take to start, to answer and to end
 * @param maxRestarts how often a failed server is replaced
 * @param retryInfrastructure how often a test class that a fault of its server made fail is run again
 * @param keepAlive whether workers are kept for the next build
 * @param tmux whether each server runs in a tmux session
 */
public record WorkersRequest(
        int count,
        int basePort,
        ServerLimits limits,
        int maxRestarts,
        int retryInfrastructure,
        boolean keepAlive,
        boolean tmux) {

    /** The same workers, ended with their run whatever the user has asked for. */
    public WorkersRequest notKept() {
        return new WorkersRequest(count, basePort, limits, maxRestarts, retryInfrastructure, false, tmux);
    }
}
