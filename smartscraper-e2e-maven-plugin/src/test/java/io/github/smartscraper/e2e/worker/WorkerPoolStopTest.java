package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests how a {@link WorkerPool} stops. */
@DisplayName("A worker pool, when it stops,")
@Timeout(180)
final class WorkerPoolStopTest {

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("ends servers and children that ignore SIGTERM, within its limit, and has nothing to do again")
    void stubborn() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING, NodeServer.STUBBORN);
        pool.start();
        await().until(() -> Files.exists(pool.plan(1).dataDirectory().path().resolve("child")));
        await().until(() -> workers.events().contains("1 is HEALTHY"));
        assertThat(workers.pids()).hasSize(3);

        // when
        Set<Long> left = pool.stop();

        // then
        assertThat(left).isEmpty();
        assertThat(workers.pids()).isEmpty();
        int told = workers.events().size();
        assertThat(pool.stop()).isEmpty();
        assertThat(workers.events()).hasSize(told);
    }

    @Test
    @DisplayName("ends servers that are still starting, and whoever waits for them")
    void whileStarting() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.GATED, NodeServer.GATED);
        FutureTask<Void> start = Background.block(() -> start(pool));
        FutureTask<WorkerPlan> lease = Background.block(pool::lease);
        await().until(() -> workers.pids().size() == 2);

        // when
        Set<Long> left = pool.stop();

        // then
        assertThat(left).isEmpty();
        assertThat(workers.pids()).isEmpty();
        assertThat(failure(start).problem()).isEqualTo(new ServerProblem.Stopped());
        assertThat(failure(lease).problem()).isEqualTo(new ServerProblem.Stopped());
    }

    @Test
    @DisplayName("in the very moment in which it starts, leaves no server behind")
    void raceWithStart() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING, NodeServer.SERVING, NodeServer.SERVING);
        FutureTask<Void> start = Background.start(() -> start(pool));

        // when
        Set<Long> left = pool.stop();

        // then
        await().until(start::isDone);
        await().until(() -> workers.lives().isEmpty());
        assertThat(left).isEmpty();
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("starts nothing any more")
    void startAfterStop() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING);
        pool.stop();

        // when
        WorkerException failure = catchThrowableOfType(WorkerException.class, pool::start);

        // then
        pool.startAnother(workers.plan(1, NodeServer.SERVING));
        assertThat(failure.problem()).isEqualTo(new ServerProblem.Stopped());
        assertThat(workers.events()).contains("1 is GONE");
        await().until(() -> workers.lives().isEmpty());
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("does not take the end of servers for a fault")
    void noFaults() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);

        // when
        pool.stop();

        // then
        assertThat(workers.faults()).isEmpty();
        assertThat(workers.events()).endsWith("0 is STOPPING", "0 is GONE").doesNotContain("lost 0");
    }

    private static Void start(WorkerPool pool) throws WorkerException, InterruptedException {
        pool.start();
        return null;
    }

    private static WorkerException failure(FutureTask<?> task) {
        return (WorkerException) Objects.requireNonNull(
                catchThrowableOfType(ExecutionException.class, () -> task.get(40, TimeUnit.SECONDS))
                        .getCause());
    }
}
