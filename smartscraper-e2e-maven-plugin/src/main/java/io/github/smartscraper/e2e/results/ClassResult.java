package io.github.smartscraper.e2e.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Result of a test class.
 *
 * @param name its name
 * @param outcome what came of it
 * @param tests how many tests ran
 * @param failures how many of them failed, in the last round
 * @param skipped how many were skipped or aborted
 * @param durationMillis how long it took, all rounds together
 * @param worker the worker that it ran on, or -1
 * @param attempts how often it began
 * @param infrastructureFault whether its worker failed meanwhile
 * @param endedAt when it ended, milliseconds since 1970
 * @param faults infrastructure faults that hit it: a sentence each, with the end of the server's log
 */
public record ClassResult(
        String name,
        Outcome outcome,
        int tests,
        int failures,
        int skipped,
        long durationMillis,
        int worker,
        int attempts,
        boolean infrastructureFault,
        long endedAt,
        List<String> faults) {

    public ClassResult {
        faults = List.copyOf(faults);
    }

    /** A class on whose worker nothing was wrong, as far as its fork knows. */
    ClassResult(
            String name,
            Outcome outcome,
            int tests,
            int failures,
            int skipped,
            long durationMillis,
            int worker,
            int attempts,
            boolean infrastructureFault,
            long endedAt) {
        this(
                name,
                outcome,
                tests,
                failures,
                skipped,
                durationMillis,
                worker,
                attempts,
                infrastructureFault,
                endedAt,
                List.of());
    }

    /** A class that did not have to run. */
    public static ClassResult cached(String name, long durationMillis, long lastRun) {
        return new ClassResult(name, Outcome.CACHED, 0, 0, 0, durationMillis, -1, 0, false, lastRun);
    }

    /** A class that was to run and never began. */
    public static ClassResult missing(String name) {
        return new ClassResult(name, Outcome.INCOMPLETE, 0, 0, 0, 0, -1, 0, false, 0);
    }

    /** The same, on a worker that failed meanwhile. */
    public ClassResult hitBy(List<String> faults) {
        return new ClassResult(
                name, outcome, tests, failures, skipped, durationMillis, worker, attempts, true, endedAt, faults);
    }

    /** The result of this round where there was an earlier one as well, which an infrastructure fault had hit. */
    ClassResult after(ClassResult earlier) {
        return new ClassResult(
                name,
                outcome == Outcome.PASSED ? Outcome.FLAKY : outcome,
                tests,
                failures,
                skipped,
                earlier.durationMillis + durationMillis,
                worker,
                earlier.attempts + attempts,
                true,
                endedAt);
    }

    /** Whether tests have failed, or ran on a worker that was not ready for them; not whether its fork crashed. */
    @JsonIgnore
    public boolean isWorthAnotherTry() {
        return outcome == Outcome.FAILED || (outcome == Outcome.INCOMPLETE && attempts == 0);
    }

    /** Whether it failed, or ended before its time. */
    public boolean hasFailed() {
        return outcome == Outcome.FAILED || outcome == Outcome.INCOMPLETE;
    }

    /** Whether it passed, completely and without any doubt. */
    @JsonIgnore
    public boolean isCleanPass() {
        return outcome == Outcome.PASSED && !infrastructureFault;
    }
}
