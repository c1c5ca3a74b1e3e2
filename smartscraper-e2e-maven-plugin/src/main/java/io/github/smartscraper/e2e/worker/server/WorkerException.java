package io.github.smartscraper.e2e.worker.server;

/** Failure of a worker to have a server that tests could use. */
public final class WorkerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int worker;
    private final transient ServerProblem problem;

    public WorkerException(int worker, ServerProblem problem) {
        super("worker " + worker + ": " + problem);
        this.worker = worker;
        this.problem = problem;
    }

    /** The worker's number. */
    public int worker() {
        return worker;
    }

    /** What is wrong with its server, to be put into words. */
    public ServerProblem problem() {
        return problem;
    }
}
