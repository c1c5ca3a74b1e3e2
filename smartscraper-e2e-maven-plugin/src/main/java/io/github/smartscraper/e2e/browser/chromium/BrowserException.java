package io.github.smartscraper.e2e.browser.chromium;

/** Failure to provide the browser that servers and tests share. */
public final class BrowserException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient BrowserProblem problem;

    BrowserException(BrowserProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What is wrong with it, to be put into words. */
    public BrowserProblem problem() {
        return problem;
    }
}
