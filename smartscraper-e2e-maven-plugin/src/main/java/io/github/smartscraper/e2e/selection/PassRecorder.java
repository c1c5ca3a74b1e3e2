package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.EmptyClasses;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.interchange.ReportWriter;
import io.github.smartscraper.e2e.results.interchange.Standing;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Recorder of what came of a selection: results for people and other shards, passes for the next build. */
public final class PassRecorder {

    private final Selection selection;
    private final CacheUpdate update;
    private final CacheStore store;
    private final InputWatch watch;
    private final Predicate<String> plain;
    private final WorkDirectory files;
    private final Console console;
    private final ReportWriter reports;

    /**
     * A recorder.
     *
     * @param watch tells whether inputs have changed while the classes ran
     * @param plain tells which classes hold no test as their class files alone show
     * @param reports writes the results
     */
    public PassRecorder(
            Selection selection,
            CacheStore store,
            InputWatch watch,
            Predicate<String> plain,
            WorkDirectory files,
            Console console,
            ReportWriter reports) {
        this.selection = selection;
        this.update = new CacheUpdate(selection);
        this.store = store;
        this.watch = watch;
        this.plain = plain;
        this.files = files;
        this.console = console;
        this.reports = reports;
    }

    /**
     * Before any test runs: a build that is cut short must not leave the passes of what it was running.
     *
     * @throws InfrastructureException if they can't be taken back: the next build would believe them, whatever comes of this
     *     one
     */
    public void begin() throws InfrastructureException {
        if (!selection.isEmpty() && !store.update(update::withdrawn)) {
            requireWithdrawn(selection.order());
        }
        reports.begin(this::standing);
    }

    /** What is known as long as the run goes on. */
    private RunResults standing(Snapshot timeline) {
        SortedMap<String, ClassResult> results = new TreeMap<>();
        selection.order().forEach(name -> results.put(name, Standing.of(name, timeline)));
        return all(results, store.entries());
    }

    /** With those that did not have to run. */
    private RunResults all(SortedMap<String, ClassResult> ran, Map<String, CacheEntry> before) {
        SortedMap<String, ClassResult> results = new TreeMap<>(ran);
        selection.cached().forEach(decision -> results.putIfAbsent(decision.testClass(), cached(decision, before)));
        selection.order().forEach(name -> results.putIfAbsent(name, ClassResult.missing(name)));
        return RunResults.of(
                selection.shard().index(), selection.shard().total(), selection.known(), List.copyOf(results.values()));
    }

    /** How long each class is expected to take, in milliseconds; empty if nothing is known of any. */
    public Optional<ToLongFunction<String>> expectedMillis() {
        Durations durations = new Durations(store.entries());
        return durations.isEmpty() ? Optional.empty() : Optional.of(durations::millis);
    }

    /** Where the cache can't be written, what it holds is believed by the next build. */
    private void requireWithdrawn(Collection<String> testClasses) throws InfrastructureException {
        List<String> held = update.held(store.entries(), testClasses);
        if (!held.isEmpty()) {
            throw new InfrastructureException(SelectionMessages.notWithdrawn(held));
        }
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

    private SortedMap<String, ClassResult> results(RunEnd end) throws IOException, InfrastructureException {
        // The events of an earlier build may still be there, when no fork has run.
        ForkEvents events = ForkEvents.of(selection.isEmpty() ? List.of() : files.allForks());
        SortedMap<String, ClassResult> ran = events.results();
        end.faults().forEach((name, faults) -> ran.computeIfPresent(name, (key, result) -> result.hitBy(faults)));
        Set<String> discovered = events.discovered();
        List<String> empty =
                EmptyClasses.of(selection.order(), ran.keySet(), plain.or(discovered::contains), end.witness());
        if (!empty.isEmpty()) {
            console.info(SelectionMessages.haveNoTest(empty));
        }
        empty.forEach(name -> ran.put(name, ClassResult.empty(name)));
        reports.end(all(ran, store.entries()));
        if (!selection.isEmpty()) {
            remember(ran, end);
        }
        return ran;
    }

    private static ClassResult cached(Decision decision, Map<String, CacheEntry> entries) {
        CacheEntry.Timing timing = Optional.ofNullable(entries.get(decision.testClass()))
                .map(CacheEntry::timing)
                .orElse(CacheEntry.Timing.NONE);
        return ClassResult.cached(decision.testClass(), timing.durationMillis(), timing.lastRun());
    }

    private void remember(SortedMap<String, ClassResult> ran, RunEnd end) throws IOException, InfrastructureException {
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
        if (end.doubtful()) {
            console.warn(SelectionMessages.unexplainedFailure());
        }
        changed.ifPresent(name -> console.warn(SelectionMessages.changedMeanwhile(name)));
        boolean believed = !end.doubtful() && changed.isEmpty();
        if (!store.update(entries -> update.merged(entries, recordable(ran, end), believed))) {
            requireWithdrawn(failed(ran));
        }
        store.remember(selection.signature());
    }

    /** Silence is believed only if nothing at all was wrong. */
    private static SortedMap<String, ClassResult> recordable(SortedMap<String, ClassResult> ran, RunEnd end) {
        SortedMap<String, ClassResult> recordable = new TreeMap<>(ran);
        if (!end.isFaultless() || !failed(ran).isEmpty()) {
            recordable.values().removeIf(result -> result.outcome() == Outcome.EMPTY);
        }
        return recordable;
    }

    private static List<String> failed(Map<String, ClassResult> ran) {
        return ran.values().stream()
                .filter(ClassResult::hasFailed)
                .map(ClassResult::name)
                .toList();
    }

    /** A failure that may come from a fault of the infrastructure says nothing about the cache. */
    private static boolean isWrong(ClassResult result) {
        return result.outcome() != Outcome.EMPTY
                && !result.isCleanPass()
                && !result.execution().infrastructureFault();
    }
}
