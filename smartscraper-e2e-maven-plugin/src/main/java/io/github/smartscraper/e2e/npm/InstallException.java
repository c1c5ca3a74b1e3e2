package io.github.smartscraper.e2e.npm;

/** Failure to install the packages of the application. */
public final class InstallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient InstallProblem problem;

    InstallException(InstallProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What went wrong, to be put into words. */
    public InstallProblem problem() {
        return problem;
    }
}
