package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.LastRun;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Recorder of what came of a selection: results for people and other shards, passes for the next build. */
public final class PassRecorder {

    private final Selection selection;
    private final CacheStore store;
    private final InputWatch watch;
    private final WorkDirectory files;
    private final Console console;

    /**
     * A recorder.
     *
     * @param watch tells whether inputs have changed while the classes ran
     */
    public PassRecorder(Selection selection, CacheStore store, InputWatch watch, WorkDirectory files, Console console) {
        this.selection = selection;
        this.store = store;
        this.watch = watch;
        this.files = files;
        this.console = console;
    }

    /** Before anything runs: a build that is cut short must not leave the passes of what it was running. */
    public void begin() {
        if (!selection.isEmpty()) {
            store.update(entries -> {
                selection.decisions().stream().filter(Decision::runs).forEach(decision -> withdraw(decision, entries));
                return entries;
            });
        }
    }

    private static void withdraw(Decision decision, SortedMap<String, CacheEntry> entries) {
        entries.computeIfPresent(
                decision.testClass(),
                (name, entry) -> entry.without(decision.inputs().hash(), LastRun.UNFINISHED));
    }

    /**
     * After all has run.
     *
     * @return the results of the classes that ran, by name
     * @throws InfrastructureException if the events can't be read or the results can't be written
     */
    public SortedMap<String, ClassResult> write(RunEnd end) throws InfrastructureException {
        try {
            return results(end);
        } catch (IOException e) {
            throw new InfrastructureException(SelectionMessages.resultsNotWritten(FailureReason.of(e)), e);
        }
    }

    private SortedMap<String, ClassResult> results(RunEnd end) throws IOException {
        SortedMap<String, ClassResult> ran = selection.isEmpty() ? new TreeMap<>() : ForkEvents.read(files.allForks());
        end.faults().forEach((name, faults) -> ran.computeIfPresent(name, (key, result) -> result.hitBy(faults)));
        if (end.silenceMeansEmpty(ran)) {
            selection.order().forEach(name -> ran.computeIfAbsent(name, ClassResult::empty));
        }
        SortedMap<String, CacheEntry> before = store.entries();
        SortedMap<String, ClassResult> results = new TreeMap<>(ran);
        selection.cached().forEach(decision -> results.putIfAbsent(decision.testClass(), cached(decision, before)));
        selection.order().forEach(name -> results.putIfAbsent(name, ClassResult.missing(name)));
        RunResults.of(
                        selection.shard().index(),
                        selection.shard().total(),
                        selection.known(),
                        List.copyOf(results.values()))
                .writeTo(files.results());
        if (!selection.isEmpty()) {
            remember(ran, end.doubtful());
        }
        return ran;
    }

    private static ClassResult cached(Decision decision, Map<String, CacheEntry> entries) {
        CacheEntry.Timing timing = Optional.ofNullable(entries.get(decision.testClass()))
                .map(CacheEntry::timing)
                .orElse(CacheEntry.Timing.NONE);
        return ClassResult.cached(decision.testClass(), timing.durationMillis(), timing.lastRun());
    }

    private void remember(SortedMap<String, ClassResult> ran, boolean doubtful) throws IOException {
        List<String> wrong = selection.decisions().stream()
                .filter(decision -> decision.reason() == Reason.AUDIT)
                .map(Decision::testClass)
                .filter(name -> ran.containsKey(name) && isWrong(ran.get(name)))
                .toList();
        if (!wrong.isEmpty()) {
            console.warn(SelectionMessages.auditFailed(wrong));
            store.discard();
        }
        Optional<String> changed = watch.changed(ran.keySet());
        if (doubtful) {
            console.warn(SelectionMessages.unexplainedFailure());
        }
        changed.ifPresent(name -> console.warn(SelectionMessages.changedMeanwhile(name)));
        boolean believed = !doubtful && changed.isEmpty();
        store.update(entries -> merged(entries, ran, believed));
        store.remember(selection.signature());
    }

    /** A failure that may come from a fault of the infrastructure says nothing about the cache. */
    private static boolean isWrong(ClassResult result) {
        return !result.isCleanPass() && !result.execution().infrastructureFault();
    }

    private SortedMap<String, CacheEntry> merged(
            SortedMap<String, CacheEntry> entries, SortedMap<String, ClassResult> ran, boolean believed) {
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
