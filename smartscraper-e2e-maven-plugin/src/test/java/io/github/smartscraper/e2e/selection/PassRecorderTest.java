package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.run.ForkEventFile;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is remembered of a run, and what never is. */
@DisplayName("What is recorded")
final class PassRecorderTest {

    private static final String VERSION = "1.0";
    /** Of a run that Surefire has found fault with. */
    private static final RunEnd FAILED = new RunEnd(Map.of(), false, Witness.OF_NO_END);

    private static final String ALPHA = "sample.AlphaIT";
    private static final String BETA = "sample.BetaIT";
    private static final Signature SIGNATURE =
            new Signature(new TreeMap<>(Map.of("Node.js", new TreeMap<>(Map.of("version", "20")))));

    @TempDir
    Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private CacheStore store;
    private WorkDirectory files;
    private Optional<String> changedMeanwhile = Optional.empty();
    private Set<String> plain = Set.of();

    @BeforeEach
    void open() {
        files = new WorkDirectory(directory.resolve("work"));
        store = store("default");
    }

    private CacheStore store(String execution) {
        return new CacheStore(
                new TestCacheFile(directory.resolve("cache.json"), VERSION, (file, why) -> console.warn(why)),
                new SignatureFile(directory.resolve("cache.json")),
                execution);
    }

    @Test
    @DisplayName("is a complete pass, with its inputs and its duration")
    void pass() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:2:0:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        CacheEntry entry = entry(ALPHA);
        assertThat(entry.last()).isEqualTo(LastRun.PASSED);
        assertThat(hasPassed(ALPHA)).isTrue();
        assertThat(entry.lastPass()).isEqualTo(inputs(ALPHA));
        assertThat(entry.timing()).isEqualTo(new CacheEntry.Timing(1100, 100, List.of(100L)));
        assertThat(store.signature(SIGNATURE.hash())).contains(SIGNATURE);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is a pass, too, where only that was skipped which is skipped in any run (C7):")
    @CsvSource({
        "a disabled test,  begin end:PASSED:1:0:1:1",
        "a disabled class, skipped::0:0:1:1",
    })
    void disabled(String what, String events) throws Exception {
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW)));

        recorder.begin();
        ForkEventFile.write(files, ALPHA, events.split(" "));
        recorder.write(RunEnd.NOTHING_RAN);

        assertThat(hasPassed(ALPHA)).isTrue();
    }

    @Test
    @DisplayName("is that a class has no test, where the JUnit Platform has looked; not where methods were chosen (C7)")
    void empty() throws Exception {
        ForkEventFile.discovered(files.forks(), ALPHA);
        recorder(selection(Coverage.METHODS, runs(ALPHA, Reason.CHOSEN))).write(RunEnd.NOTHING_RAN);
        assertThat(store.entries().values())
                .noneMatch(entry -> entry.wasEmpty(inputs(ALPHA).hash()));

        recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW))).write(RunEnd.NOTHING_RAN);
        assertThat(entry(ALPHA).wasEmpty(inputs(ALPHA).hash())).isTrue();
        assertThat(results().classes()).extracting(ClassResult::outcome).containsExactly(Outcome.EMPTY);
        assertThat(console.lines()).last().asString().contains("1 test class without a test", ALPHA);
    }

    @Test
    @DisplayName("is that a class has no test, where its class file shows it, too (C7)")
    void plain() throws Exception {
        plain = Set.of(ALPHA);

        recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW))).write(RunEnd.NOTHING_RAN);

        assertThat(entry(ALPHA).wasEmpty(inputs(ALPHA).hash())).isTrue();
    }

    @Test
    @DisplayName(
            "is not that a class has no test, where it was found so beside a failure, though it does not fail (C7)")
    void emptyBesideFailure() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW), runs(BETA, Reason.NEW)));
        ForkEventFile.discovered(files.forks(), ALPHA);
        ForkEventFile.write(files, BETA, "begin", "end:FAILED:1:1:0");

        // when
        recorder.write(new RunEnd(Map.of(), false, new Witness(Set.of(BETA), Set.of(BETA), false, false, false)));

        // then
        assertThat(results().classes()).extracting(ClassResult::outcome).containsExactly(Outcome.EMPTY, Outcome.FAILED);
        assertThat(store.entries()).containsOnlyKeys(BETA);
    }

    @Test
    @DisplayName("is nothing of a class of which nobody has heard anything: it is missing (C7)")
    void silent() throws Exception {
        SortedMap<String, ClassResult> ran =
                recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW))).write(RunEnd.NOTHING_RAN);

        assertThat(ran).isEmpty();
        assertThat(results().classes()).extracting(ClassResult::outcome).containsExactly(Outcome.INCOMPLETE);
        assertThat(store.entries()).isEmpty();
    }

    @Test
    @DisplayName("fails the build where the results can't be written")
    void unwritable() throws Exception {
        // given
        Files.createDirectories(files.results().resolve("in the way"));
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW)));
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");

        // when, then
        assertThatThrownBy(() -> recorder.write(RunEnd.NOTHING_RAN))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("The results could not be written");
        assertThat(store.entries()).isEmpty();
    }

    @Test
    @DisplayName("fails the build where the events can't be read")
    void unreadable() throws Exception {
        // given
        Files.createDirectories(files.forks().resolve("fork-1.events.jsonl"));
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW)));

        // when, then
        assertThatThrownBy(() -> recorder.write(RunEnd.NOTHING_RAN)).isInstanceOf(InfrastructureException.class);
    }

    @Test
    @DisplayName("lets nothing begin that can't take back the pass which it might disprove")
    void notWithdrawn() throws Exception {
        // given
        remember(ALPHA, true);
        PassRecorder disproving = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.FULL)));
        PassRecorder other = recorder(selection(Coverage.WHOLE, runs(BETA, Reason.NEW)));
        Files.createDirectories(directory.resolve("cache.json.lock/in the way"));

        // when, then
        assertThatCode(other::begin).doesNotThrowAnyException();
        assertThatThrownBy(disproving::begin)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("The test cache can't be written")
                .hasMessageContaining(ALPHA);
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
        "a fork without a worker,      fault end:PASSED:2:0:0,                        FAILED_BY_FAULT",
        "a fork that lost Maven,       begin end:PASSED:2:0:0 fault,                  HIT",
    })
    void neverAPass(String after, String events, LastRun next) throws Exception {
        // given a pass with the very same inputs, which makes any pass that is left over fatal
        remember(ALPHA, true);
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.FULL)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, events.isEmpty() ? new String[0] : events.split(" "));
        recorder.write(FAILED);

        // then
        assertThat(hasPassed(ALPHA)).as(after).isFalse();
        assertThat(entry(ALPHA).last()).as(after).isEqualTo(next);
    }

    @Test
    @DisplayName("never is a pass when the worker failed meanwhile")
    void workerFault() throws Exception {
        // given
        remember(ALPHA, true);
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.FULL)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:2:0:0");
        recorder.write(new RunEnd(
                Map.of(ALPHA, List.of("it died"), "sample.NeverRanIT", List.of()), false, Witness.OF_NOTHING));

        // then
        assertThat(hasPassed(ALPHA)).isFalse();
        assertThat(results().classes().get(0).execution().infrastructureFault()).isTrue();
    }

    @Test
    @DisplayName("never is a pass when only some methods ran, and the short time is no duration")
    void partial() throws Exception {
        // given
        remember(ALPHA, true);
        PassRecorder recorder = recorder(selection(Coverage.METHODS, runs(ALPHA, Reason.CHOSEN)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(hasPassed(ALPHA)).isFalse();
        assertThat(entry(ALPHA).timing().durations()).containsExactly(40L);
    }

    @Test
    @DisplayName("is a failure even when only some methods ran")
    void partialFailure() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(Coverage.METHODS, runs(ALPHA, Reason.CHOSEN)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
    }

    @Test
    @DisplayName("loses its pass before anything runs, so that a killed build leaves none")
    void writeAhead() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);

        // when
        recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.FULL), unchanged(BETA)))
                .begin();

        // then
        assertThat(entry(ALPHA).last()).isEqualTo(LastRun.UNFINISHED);
        assertThat(entry(ALPHA).timing().durations()).containsExactly(40L);
        assertThat(hasPassed(BETA)).isTrue();
    }

    @Test
    @DisplayName("of classes that did not run this time stays as it was")
    void othersStay() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);
        remember("sample.OtherShardIT", false);
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.CHANGED), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
        assertThat(hasPassed(BETA)).isTrue();
        assertThat(entry("sample.OtherShardIT").hasFailed()).isTrue();
    }

    @Test
    @DisplayName("of earlier inputs stays, so that switching branches forgets nothing")
    void earlierInputs() throws Exception {
        // given
        remember(ALPHA, true);
        CacheEntry.Inputs other =
                new CacheEntry.Inputs("another branch", inputs(ALPHA).own());
        Decision decision = new Decision(ALPHA, Reason.ALL_CHANGED, List.of(), other);
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, decision));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
        assertThat(hasPassed(ALPHA)).isTrue();
        assertThat(entry(ALPHA).hasPassed(other.hash())).isFalse();
    }

    @Test
    @DisplayName("of a run of some groups is a pass with these groups, and no measure of the duration")
    void groups() throws Exception {
        // given
        remember(ALPHA, true);
        CacheEntry.Inputs fast =
                new CacheEntry.Inputs("with groups=fast", inputs(ALPHA).own());
        PassRecorder recorder =
                recorder(selection(Coverage.GROUPS, new Decision(ALPHA, Reason.ALL_CHANGED, List.of(), fast)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(hasPassed(ALPHA)).isTrue();
        assertThat(entry(ALPHA).hasPassed(fast.hash())).isTrue();
        assertThat(entry(ALPHA).timing().durations()).containsExactly(40L);
    }

    @Test
    @DisplayName("never is a pass when an input changed while the tests ran, and the user is told which")
    void changedMeanwhile() throws Exception {
        // given
        remember(BETA, true);
        changedMeanwhile = Optional.of("src/index.ts");
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(hasPassed(ALPHA)).isFalse();
        assertThat(hasPassed(BETA)).isTrue();
        assertThat(console.lines()).singleElement().asString().contains("src/index.ts changed while the tests ran");
    }

    @Test
    @DisplayName("never is a pass after a failure that belongs to no class")
    void doubtful() throws Exception {
        // given
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(new RunEnd(Map.of(), true, Witness.OF_NOTHING));

        // then
        assertThat(hasPassed(ALPHA)).isFalse();
        assertThat(console.lines()).singleElement().asString().contains("belongs to no test class");
    }

    @Test
    @DisplayName("of another execution stays as it is")
    void otherExecution() throws Exception {
        // given
        remember(ALPHA, true);
        store = store("second");
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
        store = store("default");
        assertThat(hasPassed(ALPHA)).isTrue();
    }

    @Test
    @DisplayName("is discarded as a whole when an audited class fails, and the user is told which")
    void auditFails() throws Exception {
        // given
        remember(ALPHA, true);
        remember(BETA, true);
        remember("sample.GammaIT", true);
        PassRecorder recorder = recorder(selection(
                Coverage.WHOLE, runs(ALPHA, Reason.AUDIT), runs(BETA, Reason.AUDIT), unchanged("sample.GammaIT")));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:FAILED:1:1:0");
        ForkEventFile.write(files, BETA, "begin", "end:PASSED:1:0:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(entry(ALPHA).hasFailed()).isTrue();
        assertThat(hasPassed(BETA)).isTrue();
        assertThat(entry("sample.GammaIT").last()).isEqualTo(LastRun.UNFINISHED);
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
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.AUDIT), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(hasPassed(ALPHA)).isTrue();
        assertThat(hasPassed(BETA)).isTrue();
        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("is no pass any more for a class that ran and failed although nobody had chosen it")
    void ranUnasked() throws Exception {
        // given
        remember(BETA, true);
        PassRecorder recorder = recorder(selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW), unchanged(BETA)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:1:0:0");
        ForkEventFile.write(files, BETA, "begin", "end:FAILED:1:1:0");
        recorder.write(RunEnd.NOTHING_RAN);

        // then
        assertThat(hasPassed(BETA)).isFalse();
        assertThat(results().classes())
                .extracting(ClassResult::name, ClassResult::outcome)
                .containsExactly(tuple(ALPHA, Outcome.PASSED), tuple(BETA, Outcome.FAILED));
    }

    @Test
    @DisplayName("has a result for each class: those that ran, those that did not have to, those that never began")
    void everyClassHasAResult() throws Exception {
        // given
        remember(BETA, true);
        PassRecorder recorder = recorder(
                selection(Coverage.WHOLE, runs(ALPHA, Reason.NEW), unchanged(BETA), runs("sample.VoidIT", Reason.NEW)));

        // when
        recorder.begin();
        ForkEventFile.write(files, ALPHA, "begin", "end:PASSED:2:0:0");
        recorder.write(FAILED);

        // then
        assertThat(results().classes())
                .extracting(ClassResult::outcome)
                .containsExactly(Outcome.PASSED, Outcome.CACHED, Outcome.INCOMPLETE);
        assertThat(results().classes().get(1).execution().durationMillis()).isEqualTo(40);
        assertThat(results().totals()).isEqualTo(new RunResults.Totals(3, 1, 2, 0, 0));
        assertThat(store.entries()).containsOnlyKeys(ALPHA, BETA);
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
        recorder(selection(Coverage.WHOLE, unchanged(ALPHA))).write(RunEnd.NOTHING_RAN);

        // then
        assertThat(directory.resolve("cache.json")).hasBinaryContent(before);
        assertThat(results().totals().cached()).isEqualTo(1);
    }

    private void remember(String name, boolean passed) {
        CacheEntry.Timing ran = CacheEntry.Timing.NONE.ran(1, 40, true);
        CacheEntry pass = CacheEntry.unknown().passed(inputs(name), ran);
        store.update(entries -> {
            entries.put(
                    name,
                    passed ? pass : pass.ended(LastRun.FAILED, inputs(name).hash(), ran));
            return entries;
        });
    }

    private boolean hasPassed(String name) {
        return entry(name).hasPassed(inputs(name).hash());
    }

    private CacheEntry entry(String name) {
        return Objects.requireNonNull(store.entries().get(name));
    }

    private RunResults results() throws IOException {
        return RunResults.readFrom(files.results());
    }

    private PassRecorder recorder(Selection selection) {
        return new PassRecorder(selection, store, testClasses -> changedMeanwhile, plain::contains, files, console);
    }

    private static Selection selection(Coverage coverage, Decision... decisions) {
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

    private static Decision runs(String name, Reason reason) {
        return new Decision(name, reason, List.of(), inputs(name));
    }

    private static Decision unchanged(String name) {
        return runs(name, Reason.UNCHANGED);
    }

    private static CacheEntry.Inputs inputs(String name) {
        SortedMap<String, String> own =
                new TreeMap<>(Map.of(name, "hash of " + name, "sample.Helper", "hash of the helper"));
        return new CacheEntry.Inputs(SIGNATURE.hash(), own);
    }
}
