package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.run.ForkEventFile;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.cache.TestCache;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Tests what is remembered of a run, and what never is. */
@DisplayName("What is recorded")
final class RecordedPassesTest {

    private static final String VERSION = "1.0";
    private static final String ALPHA = "sample.AlphaIT";
    private static final String BETA = "sample.BetaIT";
    private static final Signature SIGNATURE = new Signature(new TreeMap<>(Map.of("JDK", "17")));

    @TempDir
    Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private TestCacheFile cacheFile;
    private WorkDirectory files;

    @BeforeEach
    void open() {
        files = new WorkDirectory(directory.resolve("work"));
        cacheFile = new TestCacheFile(directory.resolve("cache.json"), VERSION, (file, why) -> console.warn(why));
    }

    @Test
    @DisplayName("is a complete pass, with its inputs and its duration")
    void pass() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.NEW)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:2:0:0");
        recorder.write(Map.of(), false);

        // then
        CacheEntry entry = entry(ALPHA);
        assertThat(entry.passed()).isTrue();
        assertThat(entry.hash()).isEqualTo(TestInputs.hash(inputs(ALPHA)));
        assertThat(entry.inputs()).isEqualTo(inputs(ALPHA));
        assertThat(entry.durations()).containsExactly(100L);
        assertThat(entry.lastRun()).isEqualTo(1100);
        assertThat(cacheFile.read().signature()).isEqualTo(SIGNATURE);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("never is a pass after")
    @CsvSource({
        "a failure,                    begin end:FAILED:2:1:0,                        FAILED",
        "a failing set-up,             begin end:FAILED:0:0:0,                        FAILED",
        "a skipped or aborted test,    begin end:PASSED:2:0:1,                        UNFINISHED",
        "a skipped class,              skipped::0:0:1,                                UNFINISHED",
        "System.exit in a test,        begin,                                         FAILED",
        "a pass at the second try, begin end:FAILED:2:1:0 begin end:PASSED:1:0:0, UNFINISHED",
        "a second failure,             begin end:FAILED:2:1:0 begin end:FAILED:1:1:0, FAILED",
        "a run of which nothing is known, '',                                         UNFINISHED",
        "a fork without a worker,      fault end:PASSED:2:0:0,                        FAILED",
        "a fork that lost Maven,       begin end:PASSED:2:0:0 fault,                  UNFINISHED",
    })
    void neverAPass(String after, String events, Reason next) throws Exception {
        // given a pass with the very same inputs, which makes any pass that is left over fatal
        remember(ALPHA, true);
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.FULL)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, events.isEmpty() ? new String[0] : events.split(" "));
        recorder.write(Map.of(), false);

        // then
        CacheEntry entry = entry(ALPHA);
        assertThat(entry.passed()).as(after).isFalse();
        assertThat(entry.hasFailed()).as(after).isEqualTo(next == Reason.FAILED);
        assertThat(entry.isUnfinished()).as(after).isEqualTo(next == Reason.UNFINISHED);
    }

    @Test
    @DisplayName("never is a pass when the worker failed meanwhile")
    void workerFault() throws Exception {
        // given
        remember(ALPHA, true);
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.FULL)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:2:0:0");
        recorder.write(Map.of(ALPHA, List.of("it died"), "sample.NeverRanIT", List.of()), false);

        // then
        assertThat(entry(ALPHA).passed()).isFalse();
        assertThat(results().classes().get(0).execution().infrastructureFault()).isTrue();
    }

    @Test
    @DisplayName("never is a pass when only some methods ran, and the short time is no duration")
    void partial() throws Exception {
        // given
        remember(ALPHA, true);
        PassRecorder recorder = recorder(selection(false, runs(ALPHA, Reason.CHOSEN)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(ALPHA).passed()).isFalse();
        assertThat(entry(ALPHA).durations()).containsExactly(40L);
    }

    @Test
    @DisplayName("is a failure even when only some methods ran")
    void partialFailure() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(false, runs(ALPHA, Reason.CHOSEN)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
    }

    @Test
    @DisplayName("loses its pass before anything runs, so that a killed build leaves none")
    void writeAhead() {
        // given
        remember(ALPHA, true);
        remember(BETA, true);

        // when
        recorder(selection(true, runs(ALPHA, Reason.FULL), unchanged(BETA))).begin();

        // then
        assertThat(entry(ALPHA).isUnfinished()).isTrue();
        assertThat(entry(ALPHA).durations()).containsExactly(40L);
        assertThat(entry(BETA).passed()).isTrue();
    }

    @Test
    @DisplayName("of classes that did not run this time stays as it was")
    void othersStay() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);
        remember("sample.OtherShardIT", false);
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.CHANGED), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
        assertThat(entry(BETA).passed()).isTrue();
        assertThat(entry("sample.OtherShardIT").hasFailed()).isTrue();
    }

    @Test
    @DisplayName("of all other classes is withdrawn when something has changed that all depend on")
    void signatureChanged() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);
        Signature now = new Signature(new TreeMap<>(Map.of("JDK", "21")));
        Selection selection = selection(now, true, List.of(runs(ALPHA, Reason.CHOSEN)));
        PassRecorder recorder = recorder(selection);

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(ALPHA).passed()).isTrue();
        assertThat(entry(BETA).isUnfinished()).isTrue();
        assertThat(cacheFile.read().signature()).isEqualTo(now);
    }

    @Test
    @DisplayName("of another build with another signature does not stand, whichever ends last")
    void otherBuildMeanwhile() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.NEW)));
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        Signature other = new Signature(new TreeMap<>(Map.of("JDK", "21")));
        cacheFile.update(cache -> new TestCache(VERSION, "MD5", other, new TreeMap<>(Map.of(BETA, passed(BETA)))));

        // when
        recorder.write(Map.of(), false);

        // then
        assertThat(cacheFile.read().signature()).isEqualTo(SIGNATURE);
        assertThat(entry(BETA).passed()).isFalse();
        assertThat(entry(ALPHA).passed()).isTrue();
    }

    @Test
    @DisplayName("is discarded as a whole when an audited class fails, and the user is told which")
    void auditFails() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);
        remember("sample.GammaIT", true);
        PassRecorder recorder = recorder(
                selection(true, runs(ALPHA, Reason.AUDIT), runs(BETA, Reason.AUDIT), unchanged("sample.GammaIT")));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        ForkEventFile.write(files, BETA, "begin", "end:PASSED:1:0:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
        assertThat(entry(BETA).passed()).isTrue();
        assertThat(entry("sample.GammaIT").isUnfinished()).isTrue();
        assertThat(console.lines())
                .singleElement()
                .asString()
                .contains(ALPHA, "discarded")
                .doesNotContain(BETA);
    }

    @Test
    @DisplayName("stands when all audited classes pass")
    void auditPasses() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.AUDIT), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(ALPHA).passed()).isTrue();
        assertThat(entry(BETA).passed()).isTrue();
        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("is no pass any more for a class that ran and failed although nobody had chosen it")
    void ranUnasked() throws Exception {
        // given
        remember(BETA, true);
        PassRecorder recorder = recorder(selection(true, runs(ALPHA, Reason.NEW), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        ForkEventFile.write(files, BETA, "begin", "end:FAILED:1:1:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(entry(BETA).passed()).isFalse();
        assertThat(results().classes())
                .extracting(ClassResult::name, ClassResult::outcome)
                .containsExactly(tuple(ALPHA, Outcome.PASSED), tuple(BETA, Outcome.FAILED));
    }

    @Test
    @DisplayName("has a result for each class: those that ran, those that did not have to, those that never began")
    void everyClassHasAResult() throws Exception {
        // given
        remember(BETA, true);
        PassRecorder recorder =
                recorder(selection(true, runs(ALPHA, Reason.NEW), unchanged(BETA), runs("sample.VoidIT", Reason.NEW)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:2:0:0");
        recorder.write(Map.of(), false);

        // then
        assertThat(results().classes())
                .extracting(ClassResult::outcome)
                .containsExactly(Outcome.PASSED, Outcome.CACHED, Outcome.INCOMPLETE);
        assertThat(results().classes().get(1).execution().durationMillis()).isEqualTo(40);
        assertThat(results().totals()).isEqualTo(new RunResults.Totals(3, 1, 2, 0, 0));
        assertThat(cacheFile.read().classes()).containsOnlyKeys(ALPHA, BETA);
    }

    @Test
    @DisplayName("keeps the cache as it is, byte for byte, when nothing had to run")
    void nothingRan() throws Exception {
        // given
        remember(ALPHA, true);
        byte[] before = Files.readAllBytes(directory.resolve("cache.json"));
        // Events of an earlier run, which are not those of this one.
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");

        // when
        recorder(selection(true, unchanged(ALPHA))).write(Map.of(), false);

        // then
        assertThat(directory.resolve("cache.json")).hasBinaryContent(before);
        assertThat(results().totals().cached()).isEqualTo(1);
    }

    private void remember(String name, boolean passed) {
        CacheEntry entry = new CacheEntry(TestInputs.hash(inputs(name)), 1, passed, 40, List.of(40L), inputs(name));
        cacheFile.update(cache -> {
            SortedMap<String, CacheEntry> classes = new TreeMap<>(cache.classes());
            classes.put(name, entry);
            return new TestCache(VERSION, "MD5", SIGNATURE, classes);
        });
    }

    private static CacheEntry passed(String name) {
        return new CacheEntry(TestInputs.hash(inputs(name)), 1, true, 40, List.of(40L), inputs(name));
    }

    private CacheEntry entry(String name) {
        return Objects.requireNonNull(cacheFile.read().classes().get(name));
    }

    private RunResults results() throws IOException {
        return RunResults.readFrom(files.results());
    }

    private PassRecorder recorder(Selection selection) {
        return new PassRecorder(selection, cacheFile, files, VERSION, console);
    }

    private static Selection selection(boolean recordable, Decision... decisions) {
        return selection(SIGNATURE, recordable, List.of(decisions));
    }

    private static Selection selection(Signature signature, boolean recordable, List<Decision> decisions) {
        List<String> order = decisions.stream()
                .filter(Decision::runs)
                .map(Decision::testClass)
                .toList();
        return new Selection(
                decisions,
                order,
                Optional.empty(),
                recordable,
                new Selection.Share(Shard.WHOLE, decisions.size()),
                signature,
                false);
    }

    private static Decision runs(String name, Reason reason) {
        return new Decision(name, reason, List.of(), inputs(name));
    }

    private static Decision unchanged(String name) {
        return runs(name, Reason.UNCHANGED);
    }

    private static SortedMap<String, String> inputs(String name) {
        return new TreeMap<>(Map.of(name, "hash of " + name, "sample.Helper", "hash of the helper"));
    }
}
