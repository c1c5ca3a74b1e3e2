package io.github.smartscraper.e2e.results.shards;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.TestCounts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Check of results that were read from a file, which may hold anything: an empty one, or one that was made by hand. */
final class ResultsCheck {

    /** As many as parameter shard can name. */
    static final int MAX_SHARDS = 9999;

    static final int MAX_CLASSES = 1_000_000;

    private ResultsCheck() {}

    /** What is wrong with them; empty if they may have come from a run. */
    static Optional<String> fault(@Nullable RunResults results) {
        if (results == null || isNull(results.classes())) {
            return Optional.of("there are none in it");
        }
        if (results.shards() < 1 || results.shards() > MAX_SHARDS) {
            return Optional.of("shards is " + results.shards() + ", and has to be from 1 to " + MAX_SHARDS);
        }
        if (results.shard() < 1 || results.shard() > results.shards()) {
            return Optional.of("shard is " + results.shard() + ", and has to be from 1 to " + results.shards());
        }
        if (results.known() < 0 || results.known() > MAX_CLASSES) {
            return Optional.of("known is " + results.known() + ", and has to be from 0 to " + MAX_CLASSES);
        }
        return ofClasses(results.classes()).or(() -> ofTotals(results));
    }

    private static Optional<String> ofClasses(List<@Nullable ClassResult> classes) {
        for (int i = 0; i < classes.size(); i++) {
            Optional<String> fault = ofClass(classes.get(i));
            if (fault.isPresent()) {
                return Optional.of("class " + (i + 1) + " in it " + fault.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofClass(@Nullable ClassResult result) {
        if (result == null || isNull(result.name()) || result.name().isBlank()) {
            return Optional.of("has no name");
        }
        if (isNull(result.outcome())) {
            return Optional.of("has no outcome");
        }
        TestCounts counts = result.counts();
        ClassResult.Execution execution = result.execution();
        if (isNull(counts) || isNull(execution)) {
            return Optional.of("has no counts");
        }
        boolean counted = isCount(counts.tests())
                && isCount(counts.failures())
                && isCount(counts.skipped())
                && isCount(counts.disabled());
        boolean executed = execution.durationMillis() >= 0
                && execution.worker() >= -1
                && isCount(execution.attempts())
                && execution.endedAt() >= 0;
        return counted && executed ? Optional.empty() : Optional.of("has a number that can't be");
    }

    /** So that no sum over all shards overflows. */
    private static boolean isCount(int number) {
        return number >= 0 && number <= MAX_CLASSES;
    }

    private static Optional<String> ofTotals(RunResults results) {
        RunResults.Totals sums = RunResults.Totals.of(results.classes());
        return sums.equals(results.totals())
                ? Optional.empty()
                : Optional.of("its totals are not those of its classes");
    }

    /** JSON knows null for everything, whatever Java's types promise. */
    private static boolean isNull(@Nullable Object value) {
        return Objects.isNull(value);
    }
}
