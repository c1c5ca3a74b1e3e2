package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link LingeringPort} with servers that can't have a port which connections keep (H10). */
@DisplayName("A worker whose port is kept by connections of a server that has gone")
@Timeout(180)
final class LingeringPortTest {

    private static final String TEST_CLASS = "org.example.OneIT";

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("moves to another one when it starts")
    void firstStart() throws Exception {
        // given
        WorkerPool pool = onKeptPort();
        int before = pool.plan(0).port();

        // when
        pool.start();

        // then
        int after = pool.lease().port();
        assertThat(after).isNotEqualTo(before);
        assertThat(workers.events()).contains("0 moves to " + after);
        assertThat(workers.faults()).isEmpty();
    }

    @Test
    @DisplayName("moves although a fork is to have it, which is not told the address before the server has come up")
    void early() throws Exception {
        // given
        WorkerPool pool = onKeptPort();
        int before = pool.plan(0).port();

        // when
        pool.launch();
        pool.leaseEarly(() -> false);

        // then
        WorkerPlan served = pool.awaitServer(0, () -> false).orElseThrow();
        assertThat(served.port()).isNotEqualTo(before);
        assertThat(workers.events()).contains("0 moves to " + served.port());
    }

    @Test
    @DisplayName("moves when its server is replaced while no fork has it, and the next one gets the new address")
    void replaced() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.STRICT);
        pool.start();
        int before = pool.plan(0).port();
        workers.keepPort(before);

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("restarted 0"));

        // then
        WorkerPlan next = pool.lease();
        assertThat(next.port()).isNotEqualTo(before);
        assertThat(workers.events()).containsOnlyOnce("restarting 0 for the 1 of 1");
    }

    @Test
    @DisplayName("waits until it is free when a fork knows its address, says so once, and loses no restart")
    void leased() throws Exception {
        // given
        WorkerPool pool = workers.pool(ResetMode.RESTART, NodeServer.STRICT);
        pool.start();
        WorkerPlan worker = pool.lease();
        String waits = "0 waits for " + worker.port();

        // when
        for (int round = 0; round < 2; round++) {
            Path kept = workers.keepPort(worker.port());
            FutureTask<Void> begin = Background.start(() -> {
                pool.beginClass(0, TEST_CLASS);
                return null;
            });
            await().until(() -> workers.events().contains(waits));
            assertThat(begin.isDone()).isFalse();
            Files.delete(kept);
            begin.get(40, TimeUnit.SECONDS);
        }

        // then
        assertThat(pool.plan(0).port()).isEqualTo(worker.port());
        assertThat(workers.events()).containsOnlyOnce(waits).noneMatch(line -> line.startsWith("restarting"));
        assertThat(workers.faults()).isEmpty();
    }

    /** A pool with a worker that connections keep the port from. */
    private WorkerPool onKeptPort() throws IOException {
        WorkerPool pool = workers.pool(NodeServer.STRICT);
        workers.keepPort(pool.plan(0).port());
        return pool;
    }
}
