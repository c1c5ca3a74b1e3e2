package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.TestCache;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Recorder of what came of a selection: results for people and other shards, passes for the next build. */
public final class PassRecorder {

    private final Selection selection;
    private final TestCacheFile cacheFile;
    private final WorkDirectory files;
    private final String pluginVersion;
    private final Console console;

    /** A recorder. */
    public PassRecorder(
            Selection selection, TestCacheFile cacheFile, WorkDirectory files, String pluginVersion, Console console) {
        this.selection = selection;
        this.cacheFile = cacheFile;
        this.files = files;
        this.pluginVersion = pluginVersion;
        this.console = console;
    }

    /** Before anything runs: a build that is cut short must not leave the passes of what it was running. */
    public void begin() {
        if (!selection.isEmpty()) {
            cacheFile.update(cache -> {
                SortedMap<String, CacheEntry> classes = carriedOver(cache);
                selection.order().forEach(name -> classes.computeIfPresent(name, (key, entry) -> entry.withdrawn()));
                return cache(classes);
            });
        }
    }

    /**
     * After all has run.
     *
     * @param faulty infrastructure faults that hit classes while they ran, by class
     * @param doubtful whether something failed that belongs to no class, so that no pass is to be remembered
     * @return the results of the classes that ran, by name
     * @throws InfrastructureException if the events can't be read or the results can't be written
     */
    public SortedMap<String, ClassResult> write(Map<String, List<String>> faulty, boolean doubtful)
            throws InfrastructureException {
        try {
            return end(faulty, doubtful);
        } catch (IOException e) {
            throw new InfrastructureException(SelectionMessages.resultsNotWritten(FailureReason.of(e)), e);
        }
    }

    private SortedMap<String, ClassResult> end(Map<String, List<String>> faulty, boolean doubtful) throws IOException {
        SortedMap<String, ClassResult> ran = selection.isEmpty() ? new TreeMap<>() : ForkEvents.read(files.allForks());
        faulty.forEach((name, faults) -> ran.computeIfPresent(name, (key, result) -> result.hitBy(faults)));
        TestCache before = cacheFile.read();
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
            remember(ran, doubtful);
        }
        return ran;
    }

    private static ClassResult cached(Decision decision, TestCache cache) {
        CacheEntry entry = cache.classes().get(decision.testClass());
        return entry == null
                ? ClassResult.cached(decision.testClass(), 0, 0)
                : ClassResult.cached(decision.testClass(), entry.durationMillis(), entry.lastRun());
    }

    private void remember(SortedMap<String, ClassResult> ran, boolean doubtful) {
        List<String> wrong = selection.decisions().stream()
                .filter(decision -> decision.reason() == Reason.AUDIT)
                .map(Decision::testClass)
                .filter(name -> ran.containsKey(name) && isWrong(ran.get(name)))
                .toList();
        if (!wrong.isEmpty()) {
            console.warn(SelectionMessages.auditFailed(wrong));
        }
        if (doubtful) {
            console.warn(SelectionMessages.unexplainedFailure());
        }
        cacheFile.update(cache -> {
            SortedMap<String, CacheEntry> merged = merged(wrong.isEmpty() ? carriedOver(cache) : withdrawn(cache), ran);
            if (doubtful) {
                ran.keySet().forEach(name -> merged.computeIfPresent(name, (key, entry) -> entry.withdrawn()));
            }
            return cache(merged);
        });
    }

    /** A failure that may come from a fault of the infrastructure says nothing about the cache. */
    private static boolean isWrong(ClassResult result) {
        return !result.isCleanPass() && !result.execution().infrastructureFault();
    }

    private SortedMap<String, CacheEntry> merged(
            SortedMap<String, CacheEntry> classes, SortedMap<String, ClassResult> ran) {
        // One that ran without being asked for, since Surefire took a pattern for its name, has lost its pass as well.
        ran.keySet().forEach(name -> classes.computeIfPresent(name, (key, entry) -> entry.withdrawn()));
        for (Decision decision : selection.decisions()) {
            ClassResult result = ran.get(decision.testClass());
            if (decision.runs() && result != null) {
                classes.put(decision.testClass(), entry(decision, result, classes.get(decision.testClass())));
            }
        }
        return classes;
    }

    private CacheEntry entry(Decision decision, ClassResult result, @Nullable CacheEntry before) {
        boolean passed = result.isCleanPass() && selection.recordable();
        List<Long> earlier = before == null ? List.of() : before.durations();
        boolean whole = selection.recordable() && result.outcome() != Outcome.INCOMPLETE;
        CacheEntry entry = new CacheEntry(
                TestInputs.hash(decision.inputs()),
                result.execution().endedAt(),
                passed,
                result.execution().durationMillis(),
                // How long a part of it took says little about the whole.
                whole ? CacheEntry.latest(earlier, result.execution().durationMillis()) : earlier,
                decision.inputs());
        // What was skipped, or ran in part and passed, has neither passed as a whole nor failed.
        CacheEntry believed = passed || result.hasFailed() ? entry : entry.withdrawn();
        return result.execution().infrastructureFault() ? believed.hitByFault() : believed;
    }

    /** What other classes have shown still holds only if nothing has changed that all of them depend on. */
    private SortedMap<String, CacheEntry> carriedOver(TestCache cache) {
        return selection.signature().differences(cache.signature()).isEmpty()
                ? new TreeMap<>(cache.classes())
                : withdrawn(cache);
    }

    private static SortedMap<String, CacheEntry> withdrawn(TestCache cache) {
        SortedMap<String, CacheEntry> classes = new TreeMap<>(cache.classes());
        classes.replaceAll((name, entry) -> entry.withdrawn());
        return classes;
    }

    private TestCache cache(SortedMap<String, CacheEntry> classes) {
        return new TestCache(pluginVersion, Md5.NAME, selection.signature(), classes);
    }
}
