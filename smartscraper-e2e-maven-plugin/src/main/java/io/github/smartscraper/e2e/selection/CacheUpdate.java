package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.LastRun;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Update of the test cache by a run: what it takes back, and what it adds.
 *
 * @param selection what the run was to run
 */
record CacheUpdate(Selection selection) {

    /** Entries without what the classes that are to run have shown. */
    SortedMap<String, CacheEntry> withdrawn(SortedMap<String, CacheEntry> entries) {
        selection.decisions().stream().filter(Decision::runs).forEach(decision -> withdraw(decision, entries));
        return entries;
    }

    private static void withdraw(Decision decision, SortedMap<String, CacheEntry> entries) {
        entries.computeIfPresent(
                decision.testClass(),
                (name, entry) -> entry.without(decision.inputs().hash(), LastRun.UNFINISHED));
    }

    /** The names of those of these classes that entries would let pass as unchanged. */
    List<String> held(Map<String, CacheEntry> entries, Collection<String> testClasses) {
        return selection.decisions().stream()
                .filter(decision -> testClasses.contains(decision.testClass()))
                .filter(decision -> Optional.ofNullable(entries.get(decision.testClass()))
                        .filter(entry -> entry.holds(decision.inputs().hash()))
                        .isPresent())
                .map(Decision::testClass)
                .toList();
    }

    /**
     * Entries with what came of the classes.
     *
     * @param ran results of those that ran
     * @param believed whether passes are to be remembered
     */
    SortedMap<String, CacheEntry> merged(
            SortedMap<String, CacheEntry> entries, Map<String, ClassResult> ran, boolean believed) {
        for (Decision decision : selection.decisions()) {
            ClassResult result = ran.get(decision.testClass());
            if (result == null) {
                continue;
            }
            // One that ran without being asked for, since Surefire took a pattern for its name, has lost its pass as
            // well.
            withdraw(decision, entries);
            if (decision.runs()) {
                entries.merge(
                        decision.testClass(),
                        entry(decision, result, CacheEntry.unknown(), believed),
                        (before, fresh) -> entry(decision, result, before, believed));
            }
        }
        return entries;
    }

    private CacheEntry entry(Decision decision, ClassResult result, CacheEntry before, boolean believed) {
        CacheEntry.Inputs inputs = decision.inputs();
        boolean recordable = believed && selection.coverage() != Coverage.METHODS;
        if (result.outcome() == Outcome.EMPTY) {
            return recordable ? before.empty(inputs) : before;
        }
        boolean whole = selection.coverage() == Coverage.WHOLE && result.outcome() != Outcome.INCOMPLETE;
        CacheEntry.Timing ran = before.timing()
                .ran(result.execution().endedAt(), result.execution().durationMillis(), whole);
        return recordable && result.isCleanPass()
                ? before.passed(inputs, ran)
                : before.ended(howEnded(result), inputs.hash(), ran);
    }

    /** What was skipped, or ran in part and passed, has neither passed as a whole nor failed. */
    private static LastRun howEnded(ClassResult result) {
        if (result.execution().infrastructureFault()) {
            return result.hasFailed() ? LastRun.FAILED_BY_FAULT : LastRun.HIT;
        }
        return result.hasFailed() ? LastRun.FAILED : LastRun.UNFINISHED;
    }
}
