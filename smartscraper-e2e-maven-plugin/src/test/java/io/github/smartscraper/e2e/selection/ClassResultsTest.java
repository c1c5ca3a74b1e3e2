package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.run.ForkEventFile;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the results that classes get, those of which nothing was heard among them. */
@DisplayName("What is recorded")
final class ClassResultsTest extends RecordedRuns {

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
}
