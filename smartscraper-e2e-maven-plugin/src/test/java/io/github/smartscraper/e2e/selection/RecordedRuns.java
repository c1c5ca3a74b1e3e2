package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.results.interchange.HistoryFile;
import io.github.smartscraper.e2e.results.interchange.ReportWriter;
import io.github.smartscraper.e2e.results.shards.StoredResults;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.LastRun;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.cache.SignatureFile;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of tests of {@link PassRecorder}: a cache, a console, and what a run may have written down. */
abstract class RecordedRuns {

    static final String VERSION = "1.0";
    /** Of a run that Surefire has found fault with. */
    static final RunEnd FAILED = new RunEnd(Map.of(), false, Witness.OF_NO_END);

    static final String ALPHA = "sample.AlphaIT";
    static final String BETA = "sample.BetaIT";
    static final Signature SIGNATURE =
            new Signature(new TreeMap<>(Map.of("Node.js", new TreeMap<>(Map.of("version", "20")))));

    @TempDir
    Path directory;

    final RecordedConsole console = new RecordedConsole();
    CacheStore store;
    WorkDirectory files;
    Optional<String> changedMeanwhile = Optional.empty();
    Set<String> plain = Set.of();

    @BeforeEach
    void open() {
        files = new WorkDirectory(directory.resolve("work"));
        store = store("default");
    }

    CacheStore store(String execution) {
        return new CacheStore(
                new TestCacheFile(directory.resolve("cache.json"), VERSION, (file, why) -> console.warn(why)),
                new SignatureFile(directory.resolve("cache.json")),
                execution);
    }

    void remember(String name, boolean passed) {
        CacheEntry.Timing ran = CacheEntry.Timing.NONE.ran(1, 40, true);
        CacheEntry pass = CacheEntry.unknown().passed(inputs(name), ran);
        store.update(entries -> {
            entries.put(
                    name,
                    passed ? pass : pass.ended(LastRun.FAILED, inputs(name).hash(), ran));
            return entries;
        });
    }

    boolean hasPassed(String name) {
        return entry(name).hasPassed(inputs(name).hash());
    }

    CacheEntry entry(String name) {
        return Objects.requireNonNull(store.entries().get(name));
    }

    RunResults results() throws IOException {
        return StoredResults.read(files.results());
    }

    PassRecorder recorder(Selection selection) {
        return new PassRecorder(
                selection, store, testClasses -> changedMeanwhile, plain::contains, files, console, reports());
    }

    private ReportWriter reports() {
        return new ReportWriter(
                new Timeline(Clock.systemUTC(), new WorkerLogs(directory, files::workerLog)),
                files.results(),
                new HistoryFile(directory.resolve("cache.json")),
                new ReportWriter.About(Map.of(), name -> Optional.empty()));
    }

    static Selection selection(Coverage coverage, Decision... decisions) {
        List<String> order = Stream.of(decisions)
                .filter(Decision::runs)
                .map(Decision::testClass)
                .toList();
        return new Selection(
                List.of(decisions),
                order,
                Optional.empty(),
                coverage,
                new Selection.Share(Shard.WHOLE, decisions.length),
                SIGNATURE,
                false);
    }

    static Decision runs(String name, Reason reason) {
        return new Decision(name, reason, List.of(), inputs(name));
    }

    static Decision unchanged(String name) {
        return runs(name, Reason.UNCHANGED);
    }

    static CacheEntry.Inputs inputs(String name) {
        SortedMap<String, String> own =
                new TreeMap<>(Map.of(name, "hash of " + name, "sample.Helper", "hash of the helper"));
        return new CacheEntry.Inputs(SIGNATURE.hash(), own);
    }
}
