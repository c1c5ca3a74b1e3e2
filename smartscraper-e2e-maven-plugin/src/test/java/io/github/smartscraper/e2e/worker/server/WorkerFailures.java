package io.github.smartscraper.e2e.worker.server;

/** Failures of workers, for tests of other packages. */
public final class WorkerFailures {

    private WorkerFailures() {}

    /** The failure of a worker because of this problem. */
    public static WorkerException of(int worker, ServerProblem problem) {
        return new WorkerException(worker, problem);
    }
}
