package io.github.smartscraper.e2e.secrets;

/** Failure to get secrets. */
public final class SecretsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SecretsProblem problem;

    /** For this reason. */
    public SecretsException(SecretsProblem problem) {
        super(problem.getClass().getSimpleName());
        this.problem = problem;
    }

    /** The reason. */
    public SecretsProblem problem() {
        return problem;
    }
}
