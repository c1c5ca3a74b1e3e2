package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link WorkerPool} where there is demand for some of its workers only. */
@DisplayName("A pool with less demand than workers")
@Timeout(180)
final class WorkerPoolDemandTest {

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("starts as many as there is demand for, and others when it is told to")
    void startsSome() throws Exception {
        // given
        WorkerPool pool = pool(1, NodeServer.SERVING, NodeServer.SERVING);

        // when
        pool.start();

        // then
        assertThat(pool.states()).containsOnlyKeys(0);
        assertThat(pool.held()).isEqualTo(1);
        assertThat(pool.startNext()).isTrue();
        await().until(() -> pool.states().get(1) == WorkerState.HEALTHY);
        assertThat(pool.startNext()).isFalse();
    }

    @Test
    @DisplayName("has who waits for a worker wait for one that is held back")
    void waitsForHeld() throws Exception {
        // given
        WorkerPool pool = pool(1, NodeServer.SERVING, NodeServer.SERVING);
        pool.start();
        pool.lease();

        // when
        FutureTask<WorkerPlan> second = Background.block(pool::lease);
        pool.startNext();

        // then
        assertThat(second.get(40, TimeUnit.SECONDS).id()).isEqualTo(1);
    }

    @Test
    @DisplayName("lends no more workers at a time than it may")
    void lendsSome() throws Exception {
        // given
        WorkerPool pool = pool(2, NodeServer.SERVING, NodeServer.SERVING);
        pool.start();
        pool.lend(1);
        await().until(() -> pool.states().values().stream().allMatch(WorkerState.HEALTHY::equals));
        pool.lease();

        // when
        FutureTask<WorkerPlan> second = Background.block(pool::lease);

        // then
        pool.lend(2);
        assertThat(second.get(40, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    @DisplayName("lets nobody wait for a worker that is needed no more")
    void needless() throws Exception {
        // given
        WorkerPool pool = pool(1, NodeServer.SERVING, NodeServer.SERVING);
        pool.start();
        pool.lease();
        AtomicBoolean needless = new AtomicBoolean();
        FutureTask<Optional<WorkerPlan>> waiting = Background.block(() -> pool.lease(needless::get));

        // when
        needless.set(true);
        pool.wake();

        // then
        assertThat(waiting.get(40, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    @DisplayName("serves first who has come first")
    void inOrder() throws Exception {
        // given
        WorkerPool pool = pool(1, NodeServer.SERVING);
        pool.start();
        pool.lease();
        FutureTask<WorkerPlan> first = Background.block(pool::lease);
        FutureTask<WorkerPlan> second = Background.block(pool::lease);

        // when
        pool.release(0);

        // then
        assertThat(first.get(40, TimeUnit.SECONDS).id()).isZero();
        assertThat(second).isNotDone();
        pool.release(0);
        assertThat(second.get(40, TimeUnit.SECONDS).id()).isZero();
    }

    @Test
    @DisplayName("starts one that is held back in place of one that is given up")
    void replacesLost() throws Exception {
        // given
        WorkerPool pool = pool(1, NodeServer.SERVING, NodeServer.SERVING);
        pool.start();

        // when
        workers.pids(0).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));

        // then
        await().until(() -> pool.states().get(1) == WorkerState.HEALTHY);
        assertThat(pool.states()).containsEntry(0, WorkerState.GONE);
        assertThat(pool.isExhausted()).isFalse();
        assertThat(pool.lease().id()).isEqualTo(1);
    }

    private WorkerPool pool(int first, NodeServer... servers) throws IOException {
        ServerLimits limits = ServerLimits.startingWithin(Duration.ofSeconds(30));
        return workers.pool(new PoolSettings(2, 0, ResetMode.FILES, limits, pool -> first), servers);
    }
}
