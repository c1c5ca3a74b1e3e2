package io.github.smartscraper.e2e.results.interchange;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.TestCounts;
import io.github.smartscraper.e2e.results.timeline.ClassRun;
import io.github.smartscraper.e2e.results.timeline.MethodOutcome;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import java.util.List;
import java.util.Set;

/** Standing of a test class while the run goes on, for as long as there is no final result. */
public final class Standing {

    private static final Set<MethodOutcome> FAILED = Set.of(MethodOutcome.FAILED, MethodOutcome.ERROR);
    private static final Set<MethodOutcome> SKIPPED = Set.of(MethodOutcome.SKIPPED, MethodOutcome.ABORTED);

    private Standing() {}

    /** What is known of a class by now; incomplete until it has ended. */
    public static ClassResult of(String testClass, Snapshot timeline) {
        List<ClassRun> runs = timeline.runsOf(testClass);
        if (runs.isEmpty()) {
            return ClassResult.missing(testClass);
        }
        ClassRun last = runs.get(runs.size() - 1);
        List<MethodResult> methods = timeline.methodsOf(testClass).stream()
                .filter(method -> method.round() == last.place().round())
                .toList();
        int failures = count(methods, FAILED);
        int skipped = count(methods, SKIPPED);
        return new ClassResult(
                testClass,
                outcome(last, failures, skipped, runs.size()),
                new TestCounts(methods.size() - count(methods, Set.of(MethodOutcome.SKIPPED)), failures, skipped, 0),
                new ClassResult.Execution(
                        last.endedAt().orElse(last.beganAt()) - last.beganAt(),
                        last.place().worker(),
                        runs.size(),
                        runs.size() > 1,
                        last.endedAt().orElse(last.beganAt())),
                List.of());
    }

    private static int count(List<MethodResult> methods, Set<MethodOutcome> outcomes) {
        return (int) methods.stream()
                .filter(method -> outcomes.contains(method.outcome()))
                .count();
    }

    private static Outcome outcome(ClassRun last, int failures, int skipped, int runs) {
        if (last.endedAt().isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        if (last.failed() || failures > 0) {
            return Outcome.FAILED;
        }
        if (runs > 1) {
            return Outcome.FLAKY;
        }
        return skipped > 0 ? Outcome.SKIPPED : Outcome.PASSED;
    }
}
