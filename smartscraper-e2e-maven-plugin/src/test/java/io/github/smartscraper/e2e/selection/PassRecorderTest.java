package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.run.ForkEventFile;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.LastRun;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is remembered of a run, and what never is. */
@DisplayName("What is recorded")
final class PassRecorderTest extends RecordedRuns {

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
}
