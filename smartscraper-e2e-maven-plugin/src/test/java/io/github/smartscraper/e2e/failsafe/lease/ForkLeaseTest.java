package io.github.smartscraper.e2e.failsafe.lease;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link ForkLease} and {@link ForkLeases} with one server that is up, and one that comes up when it is told to. */
@DisplayName("A fork's lease of a worker")
@Timeout(180)
final class ForkLeaseTest {

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private final AtomicBoolean needless = new AtomicBoolean();
    private WorkerPool pool;
    private ForkLeases leases;
    private ForkLease first;

    @BeforeEach
    void startOne() throws Exception {
        pool = workers.pool(NodeServer.SERVING, NodeServer.GATED);
        leases = new ForkLeases(pool);
        pool.start();
        first = take(true);
    }

    @Test
    @DisplayName("is had while the server still comes up, and settled when it has")
    void early() throws Exception {
        // given
        ForkLease second = take(true);
        assertThat(first.worker().id()).isZero();
        assertThat(second.worker().id()).isEqualTo(1);

        // when
        FutureTask<WorkerPlan> settling = Background.block(() -> leases.settle(1));
        Files.createFile(pool.plan(1).dataDirectory().path().resolve("go"));

        // then
        assertThat(settling.get(40, TimeUnit.SECONDS)).isEqualTo(second.worker());
        await().until(() -> workers.events().contains("1 is LEASED"));
    }

    @Test
    @DisplayName("is for another worker when the server never comes up, as soon as one is free")
    void lost() throws Exception {
        // given
        ForkLease second = take(true);
        FutureTask<WorkerPlan> settling = Background.block(() -> leases.settle(1));

        // when: it is started anew once
        loseServer();
        first.release();

        // then
        assertThat(settling.get(40, TimeUnit.SECONDS).id()).isZero();
        assertThat(second.worker().id()).isZero();
    }

    @Test
    @DisplayName("stays with its worker when no class is left to wait for it")
    void needless() throws Exception {
        // given
        take(true);
        FutureTask<WorkerPlan> settling = Background.block(() -> leases.settle(1));

        // when
        needless.set(true);
        pool.wake();

        // then
        assertThat(settling.get(40, TimeUnit.SECONDS).id()).isEqualTo(1);
    }

    @Test
    @DisplayName("stays with its worker when there is no other to hope for: its first class says why")
    void noneLeft() throws Exception {
        // given
        take(true);
        FutureTask<WorkerPlan> settling = Background.block(() -> leases.settle(1));

        // when
        pool.stop();

        // then
        assertThat(settling.get(40, TimeUnit.SECONDS).id()).isEqualTo(1);
    }

    @Test
    @DisplayName("takes no other worker when its fork has ended meanwhile")
    void released() throws Exception {
        // given
        ForkLease second = take(true);
        FutureTask<WorkerPlan> settling = Background.block(() -> leases.settle(1));

        // when
        second.release();

        // then
        assertThat(settling.get(40, TimeUnit.SECONDS).id()).isEqualTo(1);
        assertThat(take(true).worker().id()).isEqualTo(1);
    }

    @Test
    @DisplayName("is known by the worker that its fork has got instead, when the fork tells of its start")
    void startedOnAnother() throws Exception {
        // given
        ForkLease second = take(true);
        FutureTask<WorkerPlan> settling = Background.block(() -> leases.settle(1));
        loseServer();
        first.release();
        settling.get(40, TimeUnit.SECONDS);

        // when
        leases.started(second.worker().id(), Duration.ofMillis(700));
        leases.started(7, Duration.ofMillis(700));

        // then
        assertThat(workers.events()).containsOnlyOnce("a fork has started on 0 in PT0.7S");
        assertThat(second.starting()).isPositive();
    }

    @Test
    @DisplayName("waits for a server that is up where that is wanted")
    void late() throws Exception {
        // given
        FutureTask<ForkLease> second = Background.block(() -> take(false));

        // when
        first.release();

        // then
        assertThat(second.get(40, TimeUnit.SECONDS).worker().id()).isZero();
    }

    private ForkLease take(boolean early) throws Exception {
        return leases.take(early, needless::get).orElseThrow();
    }

    private void loseServer() {
        for (int end = 0; end < 2; end++) {
            await().until(() -> workers.pids().size() == 2);
            workers.kill(1);
            String event = end == 0 ? "restarting 1 for the 1 of 1" : "1 is GONE";
            await().until(() -> workers.events().contains(event));
        }
    }
}
