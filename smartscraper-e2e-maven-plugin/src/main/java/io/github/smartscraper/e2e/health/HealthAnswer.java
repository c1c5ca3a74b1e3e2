package io.github.smartscraper.e2e.health;

/**
 * Answer to one health request.
 *
 * @param outcome what to make of it
 * @param text for people: {@code HTTP 503}, {@code connection refused}, {@code no answer within 2 s}
 */
public record HealthAnswer(Outcome outcome, String text) {

    /** Outcome of a health request. */
    public enum Outcome {
        /** Status 200. */
        HEALTHY,
        /** Another status: there is a server, but it is not ready. */
        NOT_READY,
        /** Nothing listens. */
        REFUSED,
        /** The connection was accepted or lost, but no answer came. */
        SILENT
    }

    /** Whether the server said that it is ready. */
    public boolean isHealthy() {
        return outcome == Outcome.HEALTHY;
    }
}
