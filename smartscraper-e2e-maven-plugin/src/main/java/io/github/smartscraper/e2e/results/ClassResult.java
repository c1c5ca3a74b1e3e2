package io.github.smartscraper.e2e.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Result of a test class. In {@code results.json}, all of it stands side by side, in this order.
 *
 * @param name its name
 * @param outcome what came of it
 * @param counts its tests
 * @param execution when, where and how often it ran
 * @param faults infrastructure faults that hit it: a sentence each, with the end of the server's log
 */
public record ClassResult(
        String name,
        Outcome outcome,
        @JsonUnwrapped TestCounts counts,
        @JsonUnwrapped Execution execution,
        List<String> faults) {

    public ClassResult {
        faults = List.copyOf(faults);
    }

    /**
     * Execution of a class, all rounds together.
     *
     * @param durationMillis how long it took
     * @param worker the worker that it ran on, or -1
     * @param attempts how often it began
     * @param infrastructureFault whether its worker failed meanwhile
     * @param endedAt when it ended, milliseconds since 1970
     */
    public record Execution(long durationMillis, int worker, int attempts, boolean infrastructureFault, long endedAt) {

        private static Execution none(long durationMillis, long endedAt) {
            return new Execution(durationMillis, -1, 0, false, endedAt);
        }

        private Execution hit() {
            return new Execution(durationMillis, worker, attempts, true, endedAt);
        }

        private Execution after(Execution earlier) {
            return new Execution(
                    earlier.durationMillis + durationMillis, worker, earlier.attempts + attempts, true, endedAt);
        }
    }

    /** A class on whose worker nothing was wrong, as far as its fork knows. */
    public ClassResult(String name, Outcome outcome, TestCounts counts, Execution execution) {
        this(name, outcome, counts, execution, List.of());
    }

    /** A class that did not have to run. */
    public static ClassResult cached(String name, long durationMillis, long lastRun) {
        return new ClassResult(name, Outcome.CACHED, TestCounts.NONE, Execution.none(durationMillis, lastRun));
    }

    /** A class that was to run and never began. */
    public static ClassResult missing(String name) {
        return new ClassResult(name, Outcome.INCOMPLETE, TestCounts.NONE, Execution.none(0, 0));
    }

    /** The same, on a worker that failed meanwhile. */
    public ClassResult hitBy(List<String> faults) {
        return new ClassResult(name, outcome, counts, execution.hit(), faults);
    }

    /** The result of this round where there was an earlier one as well, which an infrastructure fault had hit. */
    ClassResult after(ClassResult earlier) {
        Outcome together = outcome == Outcome.PASSED ? Outcome.FLAKY : outcome;
        return new ClassResult(name, together, counts, execution.after(earlier.execution));
    }

    /** Whether tests have failed, or ran on a worker that was not ready for them; not whether its fork crashed. */
    @JsonIgnore
    public boolean isWorthAnotherTry() {
        return outcome == Outcome.FAILED || (outcome == Outcome.INCOMPLETE && execution.attempts == 0);
    }

    /** Whether it failed, ended before its time, or ran beside another one. */
    public boolean hasFailed() {
        return outcome == Outcome.FAILED || outcome == Outcome.INCOMPLETE || outcome == Outcome.OVERLAPPED;
    }

    /** Whether it passed, completely and without any doubt: but for tests that are skipped in any run. */
    @JsonIgnore
    public boolean isCleanPass() {
        boolean asAlways = outcome == Outcome.SKIPPED && counts.disabled() > 0 && counts.disabled() == counts.skipped();
        return (outcome == Outcome.PASSED || asAlways) && !execution.infrastructureFault;
    }

    /** A class that was to run, and has no test to run. */
    public static ClassResult empty(String name) {
        return new ClassResult(name, Outcome.EMPTY, TestCounts.NONE, Execution.none(0, 0));
    }
}
