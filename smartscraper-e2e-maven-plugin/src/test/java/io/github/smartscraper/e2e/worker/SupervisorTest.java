package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.Server;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.Stranger;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests {@link Supervisor}. */
@DisplayName("A supervisor")
@Timeout(180)
final class SupervisorTest {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final AnswerLimits USUAL = AnswerLimits.USUAL;
    private static final AnswerLimits ASKED_OFTEN = new AnswerLimits(OFTEN, USUAL.refusal(), USUAL.silence());
    private static final AnswerLimits SOON_REFUSED = new AnswerLimits(OFTEN, Duration.ofMillis(200), USUAL.silence());
    private static final AnswerLimits SOON_SILENT = new AnswerLimits(OFTEN, USUAL.refusal(), Duration.ofMillis(500));

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers().within(ASKED_OFTEN);

    @Test
    @DisplayName("reports a server that was killed, with the code of the signal")
    void killed() throws Exception {
        // given
        FutureTask<Optional<ServerProblem>> watch = watch(table(workers.plan(NodeServer.SERVING)));

        // when
        workers.kill(0);

        // then
        assertThat(watch.get(40, TimeUnit.SECONDS)).hasValueSatisfying(problem -> assertThat(problem)
                .isInstanceOfSatisfying(ServerProblem.Exited.class, exited -> assertThat(exited.exitCode())
                        .isEqualTo(OptionalInt.of(128 + 9))));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("reports a server that no longer listens although its command runs")
    void refuses() throws Exception {
        // given
        WorkerPlan plan = workers.within(SOON_REFUSED).plan(NodeServer.CLOSING);
        FutureTask<Optional<ServerProblem>> watch = watch(table(plan));

        // when
        workers.signal(0, "USR2");

        // then
        assertThat(watch.get(40, TimeUnit.SECONDS)).hasValueSatisfying(problem -> assertThat(problem)
                .isInstanceOfSatisfying(ServerProblem.WentSilent.class, silent -> {
                    assertThat(silent.health()).isEqualTo(plan.health());
                    assertThat(silent.lastAnswer()).isEqualTo("connection refused");
                }));
        assertThat(workers.pids()).isNotEmpty();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("reports that a stranger answers on the port of a server that no longer listens")
    void takenOver() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.CLOSING);
        FutureTask<Optional<ServerProblem>> watch = watch(table(plan));

        // when
        workers.signal(0, "USR2");
        try (Stranger stranger = Stranger.take(plan.port())) {
            // then
            assertThat(watch.get(40, TimeUnit.SECONDS)).hasValueSatisfying(problem -> assertThat(problem)
                    .isInstanceOfSatisfying(ServerProblem.PortLost.class, lost -> {
                        assertThat(lost.port()).isEqualTo(plan.port());
                        assertThat(lost.to()).hasValueSatisfying(who -> assertThat(who.pid())
                                .isEqualTo(ProcessHandle.current().pid()));
                    }));
            assertThat(stranger.answers()).isPositive();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("reports a server that accepts connections but never answers")
    void hangs() throws Exception {
        // given
        FutureTask<Optional<ServerProblem>> watch =
                watch(table(workers.within(SOON_SILENT).plan(NodeServer.SERVING)));

        // when
        workers.signal(0, "STOP");

        // then
        assertThat(watch.get(40, TimeUnit.SECONDS)).hasValueSatisfying(problem -> assertThat(problem)
                .isInstanceOfSatisfying(ServerProblem.WentSilent.class, silent -> {
                    assertThat(silent.lastAnswer()).isEqualTo("no answer within 2 s");
                    assertThat(silent.silence()).isPositive();
                }));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("waits for the answer of a server that stands at a breakpoint for as long as the user wants to (H6)")
    void breakpoint() throws Exception {
        // given
        AnswerLimits never = SOON_SILENT.withSilence(AnswerLimits.NEVER);
        FutureTask<Optional<ServerProblem>> watch =
                watch(table(workers.within(never).plan(NodeServer.SERVING)));

        // when
        workers.signal(0, "STOP");

        // then
        assertThatThrownBy(() -> watch.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        workers.signal(0, "CONT");
        assertThat(workers.pids()).hasSize(1);
        watch.cancel(true);
    }

    @Test
    @DisplayName("returns without a problem when a fresh server is wanted")
    void renewal() throws Exception {
        // given
        WorkerTable table = table(workers.plan(NodeServer.SERVING));
        FutureTask<Optional<ServerProblem>> watch = watch(table);

        // when
        table.update(table.byId(0), Worker::wantRenewal);

        // then
        assertThat(watch.get(40, TimeUnit.SECONDS)).isEmpty();
        assertThat(workers.pids()).hasSize(1);
    }

    private static WorkerTable table(WorkerPlan plan) {
        WorkerTable table = new WorkerTable(List.of(plan), new WorkerListeners(List.of()));
        table.addNext();
        return table;
    }

    /** Starts the server of worker 0, and watches it on a thread of its own. */
    private FutureTask<Optional<ServerProblem>> watch(WorkerTable table) throws Exception {
        Worker worker = table.byId(0);
        Server server = workers.starter(START_LIMIT).start(worker.plan());
        Supervisor supervisor = new Supervisor(table, worker, server);
        FutureTask<Optional<ServerProblem>> watch = new FutureTask<>(supervisor::watch);
        Thread thread = new Thread(watch, "watch");
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return watch;
    }
}
