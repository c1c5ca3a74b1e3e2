package io.github.smartscraper.e2e.secrets;

/** Failure to get secrets. */
final class SecretsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SecretsProblem problem;

    /** For this reason. */
    SecretsException(SecretsProblem problem) {
        super(problem.getClass().getSimpleName());
        this.problem = problem;
    }

    /** The reason. */
    SecretsProblem problem() {
        return problem;
    }
}
