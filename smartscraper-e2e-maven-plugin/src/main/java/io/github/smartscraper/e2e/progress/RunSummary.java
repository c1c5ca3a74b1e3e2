package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.TestTotals;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sums over a run.
 *
 * @param results of all classes, cached ones included
 * @param tests of those that ran
 * @param took how long the tests ran, from the first fork's start to the last one's end
 */
public record RunSummary(Collection<ClassResult> results, TestTotals tests, Duration took) {

    private static final int SLOWEST = 3;

    public RunSummary {
        results = List.copyOf(results);
    }

    /** How many classes came to each outcome. */
    Map<Outcome, Integer> outcomes() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        results.forEach(result -> outcomes.merge(result.outcome(), 1, Integer::sum));
        return outcomes;
    }

    int faults() {
        return results.stream().mapToInt(result -> result.faults().size()).sum();
    }

    /** What all classes that ran would have taken one after the other. */
    Duration together() {
        return Duration.ofMillis(ran().stream().mapToLong(RunSummary::millis).sum());
    }

    /** The slowest classes that ran, the slowest first. */
    List<ClassResult> slowest() {
        return ran().stream()
                .sorted(Comparator.comparingLong(RunSummary::millis).reversed().thenComparing(ClassResult::name))
                .limit(SLOWEST)
                .toList();
    }

    List<ClassResult> ran() {
        return results.stream()
                .filter(result -> result.execution().attempts() > 0)
                .toList();
    }

    private static long millis(ClassResult result) {
        return result.execution().durationMillis();
    }

    /** The sums in sentences. */
    public List<String> lines() {
        return SummaryMessages.lines(this);
    }
}
