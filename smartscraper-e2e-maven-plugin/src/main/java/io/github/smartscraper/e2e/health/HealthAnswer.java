package io.github.smartscraper.e2e.health;

import java.util.OptionalInt;

/**
 * Answer to one health request.
 *
 * @param outcome what to make of it
 * @param text for people: {@code HTTP 503}, {@code connection refused}, {@code no answer within 2 s}
 * @param status where there is one
 */
public record HealthAnswer(Outcome outcome, String text, OptionalInt status) {

    /** No answer, for a reason that is told to people. */
    public HealthAnswer(Outcome outcome, String text) {
        this(outcome, text, OptionalInt.empty());
    }

    /** An answer that came with this status. */
    public static HealthAnswer of(int status, boolean healthy) {
        return new HealthAnswer(
                healthy ? Outcome.HEALTHY : Outcome.NOT_READY, "HTTP " + status, OptionalInt.of(status));
    }

    /** Outcome of a health request. */
    public enum Outcome {
        /** A status of servers that are ready. */
        HEALTHY,
        /** Another status: there is a server, but it is not ready. */
        NOT_READY,
        /** Nothing listens. */
        REFUSED,
        /** The connection was accepted or lost, but no answer came. */
        SILENT,
        /** The connection was accepted, and the time was over before the answer was. */
        LATE,
        /** What came was a record of TLS: the server wants HTTPS. */
        ENCRYPTED
    }

    /** Whether the server said that it is ready. */
    public boolean isHealthy() {
        return outcome == Outcome.HEALTHY;
    }
}
