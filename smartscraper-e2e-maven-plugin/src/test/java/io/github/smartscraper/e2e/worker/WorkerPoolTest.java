package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests how a {@link WorkerPool} starts and lends its workers, and with it {@link WorkerTable}. */
@DisplayName("A worker pool")
@Timeout(180)
final class WorkerPoolTest {

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("lends its first healthy worker while others still start, and those when they are healthy")
    void firstLease() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.GATED, NodeServer.SERVING, NodeServer.GATED);

        // when
        pool.start();

        // then
        assertThat(pool.lease().id()).isEqualTo(1);
        FutureTask<WorkerPlan> second = Background.block(pool::lease);
        openGate(pool, 2);
        assertThat(second.get(40, TimeUnit.SECONDS).id()).isEqualTo(2);
        openGate(pool, 0);
        assertThat(pool.lease().id()).isEqualTo(0);
        assertThat(workers.pids()).hasSize(3);
    }

    @Test
    @DisplayName("starts no more servers at a time than it may")
    void parallelStarts() throws Exception {
        // given
        PoolSettings settings =
                new PoolSettings(1, 0, ResetMode.FILES, ServerLimits.startingWithin(Duration.ofSeconds(30)));
        WorkerPool pool = workers.pool(settings, NodeServer.GATED, NodeServer.GATED);
        FutureTask<Void> start = Background.block(() -> start(pool));
        await().until(() -> !workers.pids().isEmpty());
        int early = workers.pids(0).isEmpty() ? 1 : 0;
        int late = 1 - early;
        assertThat(workers.pids(late)).isEmpty();

        // when
        openGate(pool, early);

        // then
        start.get(40, TimeUnit.SECONDS);
        await().until(() -> !workers.pids(late).isEmpty());
    }

    @Test
    @DisplayName("is stillborn once a server can't be started before another is healthy")
    void stillborn() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.GATED, NodeServer.EXITING);

        // when
        pool.launch();

        // then
        WorkerException problem = catchThrowableOfType(WorkerException.class, pool::awaitFirst);
        assertThat(problem.worker()).isEqualTo(1);
        assertThat(pool.isStillborn()).isTrue();
    }

    @Test
    @DisplayName("is not when one has been healthy, whatever comes after")
    void bornAlive() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING);
        pool.launch();
        pool.awaitFirst();

        // when
        pool.stop();

        // then
        pool.awaitFirst();
        assertThat(pool.isStillborn()).isFalse();
    }

    @Test
    @DisplayName("tells of a server that listens on all interfaces although HOST names one")
    void exposed() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.EXPOSED, NodeServer.SERVING);

        // when
        pool.start();

        // then
        await().until(() -> workers.events().contains("0 is exposed on 0.0.0.0"));
        await().until(() -> workers.events().contains("1 is HEALTHY"));
        assertThat(workers.events()).noneMatch(line -> line.startsWith("1 is exposed"));
    }

    @Test
    @DisplayName("tells once of a server that keeps files open which a reset has removed")
    void holding() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.HOLDING);
        pool.start();
        int id = pool.lease().id();

        // when
        for (String testClass : List.of("AIT", "BIT")) {
            pool.beginClass(id, testClass);
            pool.endClass(id, testClass, false);
        }

        // then
        assertThat(workers.events().stream().filter(line -> line.contains("holds")))
                .containsExactly("0 holds stats.json");
    }

    @Test
    @DisplayName("fails with the problem of a worker that can't be started before another is healthy")
    void failingStart() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.GATED, NodeServer.EXITING);

        // when
        WorkerException failure = catchThrowableOfType(WorkerException.class, pool::start);

        // then
        assertThat(failure.worker()).isEqualTo(1);
        assertThat(failure.problem()).isInstanceOf(ServerProblem.Exited.class);
        await().until(() -> workers.events().containsAll(List.of("lost 1", "1 is GONE")));
        assertThat(pool.stop()).isEmpty();
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("starts a server anew that was killed before any was healthy, as often as is allowed")
    void killedStart() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.GATED);
        FutureTask<Void> start = Background.block(() -> start(pool));
        await().until(() -> workers.pids(0).size() == 1);

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("restarting 0 for the 1 of 1"));

        // then
        openGate(pool, 0);
        start.get(40, TimeUnit.SECONDS);
        assertThat(pool.lease().id()).isEqualTo(0);
        assertThat(workers.faults()).isEmpty();
    }

    @Test
    @DisplayName("moves a worker to another port when a stranger has taken its own in the meantime")
    void portTaken() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING);
        WorkerPlan before = pool.plan(0);
        try (ServerSocket stranger = new ServerSocket(before.port(), 1, InetAddress.getLoopbackAddress())) {
            // when
            pool.start();

            // then
            WorkerPlan after = pool.lease();
            assertThat(after.port()).isGreaterThan(before.port());
            assertThat(after.dataDirectory()).isSameAs(before.dataDirectory());
            assertThat(after.token()).isEqualTo(before.token());
            assertThat(after.launch().environment()).containsEntry("PORT", Integer.toString(after.port()));
            assertThat(isHealthy(after)).isTrue();
            assertThat(stranger.isClosed()).isFalse();
        }
    }

    @Test
    @DisplayName("goes on with the others when a worker can't be started after one was healthy")
    void laterFailure() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING, NodeServer.GATED);
        pool.start();

        // when
        Files.createFile(pool.plan(1).dataDirectory().path().resolve("end"));
        await().until(() -> workers.events().contains("lost 1"));

        // then
        assertThat(pool.lease().id()).isEqualTo(0);
        assertThat(workers.faults()).isEmpty();
        FutureTask<WorkerPlan> second = Background.block(pool::lease);
        pool.release(0);
        assertThat(second.get(40, TimeUnit.SECONDS).id()).isEqualTo(0);
    }

    @Test
    @DisplayName("lets the next fork wait until the worker is given back")
    void waits() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        WorkerPlan first = pool.lease();

        // when
        FutureTask<WorkerPlan> second = Background.block(pool::lease);
        pool.release(first.id());

        // then
        assertThat(second.get(40, TimeUnit.SECONDS)).isSameAs(first);
        assertThat(workers.events()).containsSubsequence("0 is LEASED", "0 is HEALTHY", "0 is LEASED");
    }

    @Test
    @DisplayName("has no thread before it starts, and one for each worker then")
    void threads() throws Exception {
        // given
        await().until(() -> workers.lives().isEmpty());
        WorkerPool pool = workers.pool(NodeServer.SERVING, NodeServer.GATED);
        assertThat(workers.lives()).isEmpty();

        // when
        pool.start();

        // then
        assertThat(workers.lives())
                .extracting(Thread::getName)
                .containsExactlyInAnyOrder("e2e-worker-0", "e2e-worker-1");
    }

    @Test
    @DisplayName("lends a worker that was started later to a fork that waits for one")
    void another() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        pool.lease();
        FutureTask<WorkerPlan> second = Background.block(pool::lease);
        WorkerPlan plan = workers.plan(1, NodeServer.SERVING);

        // when
        pool.startAnother(plan);

        // then
        assertThat(second.get(40, TimeUnit.SECONDS)).isSameAs(plan);
        assertThat(pool.plan(1)).isSameAs(plan);
        assertThat(workers.pids(1)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.startAnother(plan))
                .withMessageContaining("a worker 1 already");
        assertThat(pool.stop()).isEmpty();
        assertThat(workers.events()).contains("1 is GONE");
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("knows the plan of each worker, and of no other")
    void plans() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING);

        // then
        assertThat(pool.plan(0).token()).isEqualTo("token-0");
        assertThatIllegalArgumentException().isThrownBy(() -> pool.plan(1)).withMessageContaining("no worker 1");
    }

    private static Void start(WorkerPool pool) throws WorkerException, InterruptedException {
        pool.start();
        return null;
    }

    private static void openGate(WorkerPool pool, int worker) throws IOException {
        Files.createFile(pool.plan(worker).dataDirectory().path().resolve("go"));
    }

    private static boolean isHealthy(WorkerPlan worker) {
        return new HealthProbe(Duration.ofSeconds(2)).ask(worker.health()).isHealthy();
    }
}
