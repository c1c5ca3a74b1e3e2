package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.shards.StoredResults;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests {@link RunOrchestrator} and {@link RunAssembly} with fake servers and a fake goal. */
@DisplayName("A run from step to step")
@Timeout(120)
final class RunOrchestratorTest extends RunsOfFakes {

    RunOrchestratorTest() {
        super("9000");
    }

    @Test
    @DisplayName("selects, starts, forks once, publishes all, ends its workers, and writes results")
    void stepByStep() throws Exception {
        // given
        run.select(project.projectTests(), project.build());

        // when
        run.start();
        run.fork(new RecordedGoal(RunsOfFakes::pass, RunsOfFakes::pass));
        run.finish();
        run.record();

        // then
        assertThat(calls).containsExactly("run [AlphaIT, BetaIT]", "publish without []");
        assertThat(servers.launches()).hasSize(1);
        assertThat(guard.isArmed()).isFalse();
        assertThat(project.console.lines()).contains("Starting 1 worker for 2 test classes");
        assertThat(results()).content().contains(ALPHA, BETA, "PASSED").doesNotContain("CACHED");
        assertThat(run.verdict().isGood()).isTrue();
    }

    @Test
    @DisplayName("says why no server has come up when tests were to wait for the first one, and leaves nothing")
    void stillborn() throws Exception {
        // given
        servers.breakDown();
        run.select(project.projectTests(), project.build());
        run.launch();
        RecordedGoal goal = new RecordedGoal((settings, classes) -> {}, RunsOfFakes::pass);

        // then
        assertThatExceptionOfType(InfrastructureException.class)
                .isThrownBy(() -> run.fork(goal))
                .withMessageContaining("exited with code 1");
        assertThat(calls).containsExactly("run [AlphaIT, BetaIT]");
        assertThat(guard.isArmed()).isFalse();
    }

    @Test
    @DisplayName("has a class run again whose server was lost, and then publishes without its first result")
    void retry() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();

        // when
        run.fork(new RecordedGoal(this::loseServerOfAlpha, RunsOfFakes::pass));

        // then
        assertThat(calls)
                .containsExactly(
                        "run [AlphaIT, BetaIT]",
                        "next round",
                        "run [AlphaIT]",
                        "publish without []",
                        "publish without [AlphaIT]");
    }

    @Test
    @DisplayName("starts nothing where nothing has changed, and writes what is known as its result")
    void allCached() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(new RecordedGoal(RunsOfFakes::pass, RunsOfFakes::pass));
        run.finish();
        run.record();
        Files.delete(results());
        calls.clear();

        // when
        run = new RunOrchestrator(assembly(VERSION));
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(new RecordedGoal(RunsOfFakes::pass, RunsOfFakes::pass));
        run.finish();
        run.record();

        // then
        assertThat(calls).isEmpty();
        assertThat(servers.launches()).hasSize(1);
        assertThat(StoredResults.read(results()).classes()).hasSize(2).allSatisfy(result -> assertThat(result.outcome())
                .isEqualTo(Outcome.CACHED));
    }

    @Test
    @DisplayName("does not believe what another version of the plugin has remembered")
    void otherVersion() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(new RecordedGoal(RunsOfFakes::pass, RunsOfFakes::pass));
        run.finish();
        run.record();

        // when, then
        assertThat(assembly(VERSION)
                        .select(project.projectTests(), project.build())
                        .selection()
                        .order())
                .isEmpty();
        assertThat(assembly("2.0")
                        .select(project.projectTests(), project.build())
                        .selection()
                        .order())
                .containsExactlyInAnyOrder(ALPHA, BETA);
    }

    @Test
    @DisplayName("leaves it to Failsafe to say that there are no tests, without workers")
    void leftToFailsafe() throws Exception {
        // given
        project.tests.clear();
        run.select(project.projectTests(), project.build());

        // when
        run.start();
        run.fork(new RecordedGoal(RunsOfFakes::pass, RunsOfFakes::pass));

        // then
        assertThat(calls).containsExactly("without workers");
        assertThat(servers.launches()).isEmpty();
    }
}
