package io.github.smartscraper.e2e.results.timeline;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Result of a test method, or of one invocation of it.
 *
 * @param names what it is called
 * @param outcome what came of it
 * @param round the round of the run, from 1
 * @param beganAt when it began, milliseconds since 1970
 * @param durationMillis how long it took
 * @param failure why it did not pass
 * @param log what its worker's server printed meanwhile
 */
public record MethodResult(
        Names names,
        MethodOutcome outcome,
        int round,
        long beganAt,
        long durationMillis,
        Optional<Failure> failure,
        Optional<LogSlice> log) {

    /**
     * Names of a method.
     *
     * @param name as Surefire reports it
     * @param displayName what its author calls it, if that is something else
     * @param testClass the class that it is in
     */
    public record Names(String name, Optional<String> displayName, String testClass) {}

    /**
     * Failure of a method.
     *
     * @param message of what was thrown
     * @param type of what was thrown
     * @param stack the whole stack trace
     * @param line of the test class
     */
    public record Failure(Optional<String> message, Optional<String> type, Optional<String> stack, OptionalInt line) {}
}
