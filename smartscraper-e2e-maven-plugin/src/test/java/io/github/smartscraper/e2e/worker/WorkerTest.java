package io.github.smartscraper.e2e.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link Worker}. */
@DisplayName("A worker")
final class WorkerTest {

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private Worker worker;

    @BeforeEach
    void make() throws IOException {
        worker = new Worker(workers.plan(NodeServer.SERVING));
    }

    @Test
    @DisplayName("is free once it is healthy, until a fork has it, and again after that")
    void isFree() {
        assertThat(worker.isFree()).isFalse();

        worker.become(WorkerState.HEALTHY);
        assertThat(worker.isFree()).isTrue();

        worker.lease();
        assertThat(worker.isFree()).isFalse();
        assertThat(worker.isServing()).isTrue();

        worker.release();
        assertThat(worker.isFree()).isTrue();
    }

    @Test
    @DisplayName("still belongs to its fork after a restart")
    void restartUnderFork() {
        // given
        worker.become(WorkerState.HEALTHY);
        worker.lease();

        // when
        worker.become(WorkerState.RESTARTING);
        worker.become(WorkerState.HEALTHY);

        // then
        assertThat(worker.state()).isEqualTo(WorkerState.LEASED);
    }

    @Test
    @DisplayName("is not free while it restarts, even if its fork gives it back meanwhile")
    void releaseWhileRestarting() {
        // given
        worker.become(WorkerState.HEALTHY);
        worker.lease();
        worker.become(WorkerState.RESTARTING);

        // when
        worker.release();

        // then
        assertThat(worker.isFree()).isFalse();
        worker.become(WorkerState.HEALTHY);
        assertThat(worker.isFree()).isTrue();
    }

    @Test
    @DisplayName("does not come back to life once it is being stopped")
    void stoppingIsFinal() {
        // given
        worker.become(WorkerState.STOPPING);

        // when
        worker.become(WorkerState.HEALTHY);

        // then
        assertThat(worker.state()).isEqualTo(WorkerState.STOPPING);
    }

    @Test
    @DisplayName("stays gone, and goes on saying why")
    void goneIsFinal() {
        // given
        ServerProblem why = new ServerProblem.NotLaunched("no such program");
        worker.endBecauseOf(why);

        // when
        worker.become(WorkerState.STOPPING);

        // then
        assertThat(worker.state()).isEqualTo(WorkerState.GONE);
        assertThat(worker.end()).isEqualTo(why);
    }

    @Test
    @DisplayName("that ended for no reason of its own was stopped")
    void stopped() {
        assertThat(worker.end()).isEqualTo(new ServerProblem.Stopped());
    }

    @Test
    @DisplayName("forgets its test classes when its fork gives it back")
    void forgetsClass() {
        // given
        worker.begin("org.example.OneIT");
        worker.begin("org.example.TwoIT");
        assertThat(worker.running()).containsExactly("org.example.OneIT", "org.example.TwoIT");

        // when
        worker.release();

        // then
        assertThat(worker.running()).isEmpty();
    }

    @Test
    @DisplayName("counts among the victims of its server the classes that run, and those that ended in doubt")
    void victims() {
        // given
        worker.begin("org.example.OneIT");
        worker.begin("org.example.TwoIT");
        worker.begin("org.example.ThreeIT");

        // when
        worker.end("org.example.OneIT", false);
        worker.end("org.example.TwoIT", true);

        // then
        assertThat(worker.victims()).containsExactly("org.example.TwoIT", "org.example.ThreeIT");
        worker.begin("org.example.FourIT");
        assertThat(worker.victims()).containsExactly("org.example.ThreeIT", "org.example.FourIT");
    }
}
