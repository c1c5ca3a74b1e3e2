package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.cache.TestCache;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link PassRecorder}. */
@DisplayName("A recorder")
final class PassRecorderTest {

    private static final String VERSION = "1";

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private final List<Decision> decisions = new ArrayList<>();
    private SortedMap<String, String> signature = new TreeMap<>(Map.of("Node version", "20"));
    private boolean recordable = true;
    private TestCacheFile cacheFile;

    @BeforeEach
    void makeDirectories() throws IOException {
        Files.createDirectories(directory.resolve("forks"));
        cacheFile = new TestCacheFile(
                directory.resolve("test-cache.json"), VERSION, (file, reason) -> console.warn(reason));
    }

    @Test
    @DisplayName("withdraws the passes of what is about to run, and of nothing else, before it runs")
    void begin() {
        // given
        passed("RunsIT");
        passed("CachedIT");
        decide("RunsIT", Reason.CHANGED);
        decide("CachedIT", Reason.UNCHANGED);

        // when
        recorder().begin();

        // then
        assertThat(entry("RunsIT").passed()).isFalse();
        assertThat(entry("RunsIT").isUnfinished()).isTrue();
        assertThat(entry("RunsIT").durations()).containsExactly(5L);
        assertThat(entry("CachedIT").passed()).isTrue();
    }

    @Test
    @DisplayName("remembers a pass with its inputs and its duration")
    void pass() throws Exception {
        // given
        decide("OneIT", Reason.NEW);
        events("OneIT begin 100 0", "OneIT end:PASSED 350 0");

        // when
        recorder().write(Map.of(), false);

        // then
        CacheEntry entry = entry("OneIT");
        assertThat(entry.passed()).isTrue();
        assertThat(entry.isUnfinished()).isFalse();
        assertThat(entry.durationMillis()).isEqualTo(250);
        assertThat(entry.lastRun()).isEqualTo(350);
        assertThat(entry.inputs()).containsEntry("OneIT", "hash of OneIT");
    }

    @DisplayName("remembers nothing but a complete pass as one")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "FAILED, OneIT begin 1 0/OneIT end:FAILED 2 0",
        "INCOMPLETE, OneIT begin 1 0",
        "INCOMPLETE, OneIT fault 1 0",
        "FLAKY, OneIT begin 1 0/OneIT end:FAILED 2 0/OneIT begin 3 0/OneIT end:PASSED 4 0",
        "SKIPPED, OneIT begin 1 0/OneIT end:PASSED 2 1",
        "SKIPPED, OneIT skipped 1 1"
    })
    void noPass(Outcome outcome, String events) throws Exception {
        // given
        passed("OneIT");
        decide("OneIT", Reason.CHANGED);
        events(events.split("/"));

        // when
        recorder().begin();
        recorder().write(Map.of(), false);

        // then
        assertThat(results().classes()).extracting(ClassResult::outcome).containsExactly(outcome);
        assertThat(entry("OneIT").passed()).isFalse();
    }

    @Test
    @DisplayName("remembers no result of a class whose worker failed, or that has left no event")
    void faulty() throws Exception {
        // given
        passed("FaultyIT");
        passed("LostIT");
        decide("FaultyIT", Reason.CHANGED);
        decide("LostIT", Reason.CHANGED);
        events("FaultyIT begin 1 0", "FaultyIT end:PASSED 2 0");

        // when
        recorder().begin();
        recorder().write(Map.of("FaultyIT", List.of("the server died")), false);

        // then
        assertThat(entry("FaultyIT").passed()).isFalse();
        assertThat(entry("LostIT").isUnfinished()).isTrue();
        assertThat(results().classes())
                .extracting(ClassResult::name, ClassResult::outcome, result -> result.execution()
                        .infrastructureFault())
                .containsExactly(tuple("FaultyIT", Outcome.PASSED, true), tuple("LostIT", Outcome.INCOMPLETE, false));
    }

    @Test
    @DisplayName("remembers no pass of a class that ran in part, but its failure")
    void partial() throws Exception {
        // given
        recordable = false;
        decide("PassingIT", Reason.CHOSEN);
        decide("FailingIT", Reason.CHOSEN);
        events("PassingIT begin 1 0", "PassingIT end:PASSED 2 0", "FailingIT begin 1 0", "FailingIT end:FAILED 2 0");

        // when
        recorder().write(Map.of(), false);

        // then
        assertThat(entry("PassingIT").isUnfinished()).isTrue();
        assertThat(entry("FailingIT").hasFailed()).isTrue();
    }

    @Test
    @DisplayName("writes classes that did not have to run with the result of their last run")
    void cached() throws Exception {
        // given
        passed("CachedIT");
        decide("CachedIT", Reason.UNCHANGED);

        // when
        recorder().write(Map.of(), false);

        // then
        assertThat(results().totals().cached()).isEqualTo(1);
        assertThat(results().classes()).containsExactly(ClassResult.cached("CachedIT", 5, 4));
        assertThat(entry("CachedIT").passed()).isTrue();
    }

    @Test
    @DisplayName("believes no earlier pass once something has changed that all classes depend on")
    void signatureChanged() throws Exception {
        // given
        passed("ElsewhereIT");
        signature = new TreeMap<>(Map.of("Node version", "22"));
        decide("OneIT", Reason.ALL_CHANGED);
        events("OneIT begin 1 0", "OneIT end:PASSED 2 0");

        // when
        recorder().begin();
        recorder().write(Map.of(), false);

        // then
        assertThat(entry("OneIT").passed()).isTrue();
        assertThat(entry("ElsewhereIT").passed()).isFalse();
        assertThat(cacheFile.read().signature().parts()).containsEntry("Node version", "22");
    }

    @Test
    @DisplayName("discards the whole cache when an audit shows that it was wrong")
    void audit() throws Exception {
        // given
        passed("AuditedIT");
        passed("CachedIT");
        decide("AuditedIT", Reason.AUDIT);
        decide("CachedIT", Reason.UNCHANGED);
        events("AuditedIT begin 1 0", "AuditedIT end:FAILED 2 0");

        // when
        recorder().write(Map.of(), false);

        // then
        assertThat(entry("CachedIT").passed()).isFalse();
        assertThat(console.lines()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("WARNING The test cache is wrong: AuditedIT"));
    }

    private void decide(String name, Reason reason) {
        decisions.add(new Decision(name, reason, List.of(), new TreeMap<>(Map.of(name, "hash of " + name))));
    }

    private PassRecorder recorder() {
        List<String> order = decisions.stream()
                .filter(Decision::runs)
                .map(Decision::testClass)
                .toList();
        Selection selection = new Selection(
                decisions,
                order,
                Optional.empty(),
                recordable,
                new Selection.Share(Shard.WHOLE, decisions.size()),
                new Signature(signature),
                false);
        return new PassRecorder(selection, cacheFile, new WorkDirectory(directory), VERSION, console);
    }

    /** Has the cache remember a pass. */
    private void passed(String name) {
        CacheEntry entry = new CacheEntry("hash", 4, true, 5, List.of(5L), new TreeMap<>(Map.of(name, "hash")));
        cacheFile.update(cache -> {
            SortedMap<String, CacheEntry> classes = new TreeMap<>(cache.classes());
            classes.put(name, entry);
            return new TestCache(VERSION, Md5.NAME, new Signature(signature), classes);
        });
    }

    /** Writes events of a fork, each with class, kind and detail, time, and number of skipped tests. */
    private void events(String... events) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String event : events) {
            String[] words = event.split("[ :]", -1);
            String detail = words.length == 5 ? words[2] : "";
            lines.add(String.format(
                    "{\"at\":%s,\"event\":\"%s\",\"class\":\"%s\",\"worker\":\"0\",\"detail\":\"%s\","
                            + "\"tests\":1,\"failures\":0,\"skipped\":%s}",
                    words[words.length - 2], words[1], words[0], detail, words[words.length - 1]));
        }
        Files.write(directory.resolve("forks/fork-1.events.jsonl"), lines);
    }

    private CacheEntry entry(String name) {
        return Objects.requireNonNull(cacheFile.read().classes().get(name));
    }

    private RunResults results() throws IOException {
        return RunResults.readFrom(directory.resolve("results.json"));
    }
}
