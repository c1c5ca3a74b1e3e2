package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.Verdict;
import io.github.smartscraper.e2e.results.Witness;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what a run takes for passed, and what never. */
@DisplayName("A run")
@Timeout(120)
final class RunVerdictTest extends RunsOfFakes {

    RunVerdictTest() {
        super("9500");
    }

    @Test
    @DisplayName("refuses results of classes that had no worker, and names these classes")
    void withoutWorker() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();

        // when
        run.fork(new RecordedGoal(RunsOfFakes::runAlphaWithoutWorker, RunsOfFakes::pass));

        // then
        assertThat(calls).containsExactly("run [AlphaIT, BetaIT]", "publish without []");
        assertThatThrownBy(run::verdict)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining(ALPHA)
                .hasMessageNotContaining(BETA);
    }

    @Test
    @DisplayName("judges by what the forks have written down, whatever Failsafe says")
    void verdict() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();

        // when
        run.fork(new RecordedGoal(RunsOfFakes::failAlpha, RunsOfFakes::pass));
        run.finish();

        // then: nobody has written the results down yet
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.FAILED));
        assertThat(results()).exists();
    }

    @Test
    @DisplayName("judges by what Surefire has seen, where a class has not asked for its worker")
    void unprepared() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();
        RecordedGoal goal = new RecordedGoal((settings, classes) -> pass(settings, List.of(BETA)), RunsOfFakes::pass);
        goal.witness = saw(ALPHA, BETA);

        // when
        run.fork(goal);
        run.finish();
        run.record();

        // then
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.UNPREPARED));
    }

    @Test
    @DisplayName("has nothing against a class that has no test under the present filter, and remembers that (C7)")
    void withoutTests() throws Exception {
        assertThat(afterRunOf(passingBeta(BETA, ALPHA)).order()).isEmpty();
        assertThat(run.verdict().isGood()).isTrue();
    }

    @Test
    @DisplayName("fails a class of which nobody has heard anything, and in which nobody has looked for tests")
    void missing() throws Exception {
        assertThat(afterRunOf(passingBeta(BETA)).order()).containsExactly(ALPHA);
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.MISSING));
    }

    @Test
    @DisplayName("fails all classes where the forks did not come to their end")
    void neverForked() throws Exception {
        run.select(project.projectTests(), project.build());
        run.start();
        run.record();
        run.finish();

        assertThat(run.verdict().reasons()).containsOnlyKeys(ALPHA, BETA);
        assertThat(selectionNow().order()).containsExactlyInAnyOrder(ALPHA, BETA);
    }

    @Test
    @DisplayName("takes no silence for an empty class where Surefire has heard of it")
    void silentForAReason() throws Exception {
        RecordedGoal goal = passingBeta(BETA, ALPHA);
        goal.witness = saw(ALPHA, BETA);

        assertThat(afterRunOf(goal).order()).containsExactly(ALPHA);
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.UNPREPARED));
    }

    @Test
    @DisplayName("takes no silence for an empty class where the tests were stopped after failures")
    void silentSinceStopped() throws Exception {
        RecordedGoal goal = passingBeta(BETA, ALPHA);
        goal.witness = new Witness(Set.of(BETA), Set.of(), false, false, true);

        assertThat(afterRunOf(goal).order()).contains(ALPHA);
        assertThat(run.verdict().reasons()).containsEntry(ALPHA, Verdict.Reason.MISSING);
    }

    @Test
    @DisplayName("remembers no pass if something failed that belongs to no class, and says so (G5)")
    void unexplained() throws Exception {
        // given
        RecordedGoal goal = new RecordedGoal(RunsOfFakes::pass, RunsOfFakes::pass);
        goal.witness = failing(false);

        // when, then
        assertThat(afterRunOf(goal).order()).containsExactlyInAnyOrder(ALPHA, BETA);
        assertThat(project.warnings()).anyMatch(line -> line.contains("belongs to no test class"));
    }

    @Test
    @DisplayName("remembers the passes of other classes if it is a class that failed")
    void explained() throws Exception {
        // given
        RecordedGoal goal = new RecordedGoal(RunsOfFakes::failAlpha, RunsOfFakes::pass);
        goal.witness = failing(false, ALPHA);

        // when, then
        assertThat(afterRunOf(goal).order()).containsExactly(ALPHA);
    }

    @Test
    @DisplayName("remembers no pass if a JVM broke down at its end, though a class failed, too (G5)")
    void brokenBesideFailure() throws Exception {
        // given
        RecordedGoal goal = new RecordedGoal(RunsOfFakes::failAlpha, RunsOfFakes::pass);
        goal.witness = failing(true, ALPHA);

        // when, then
        assertThat(afterRunOf(goal).order()).containsExactlyInAnyOrder(ALPHA, BETA);
    }
}
