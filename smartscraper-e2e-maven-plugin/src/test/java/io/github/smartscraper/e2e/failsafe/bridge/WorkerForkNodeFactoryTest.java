package io.github.smartscraper.e2e.failsafe.bridge;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.failsafe.idle.ClassQueue;
import io.github.smartscraper.e2e.failsafe.idle.IdleForkChannel;
import io.github.smartscraper.e2e.failsafe.idle.StubCommands;
import io.github.smartscraper.e2e.failsafe.masking.StubChannel;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link WorkerForkNodeFactory} with a pool of one worker. */
@DisplayName("A worker's fork node factory")
@Timeout(180)
final class WorkerForkNodeFactoryTest {

    private static final StubChannel.Fork FIRST = new StubChannel.Fork(5);
    private static final StubChannel.Fork SECOND = new StubChannel.Fork(6);

    @TempDir
    private Path directory;

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private WorkerPool pool;
    private ClassQueue queue;
    private ForkControl control;

    @BeforeEach
    void open() throws Exception {
        pool = workers.pool(NodeServer.SERVING);
        pool.start();
        control = new ForkControl(pool, new SecretMask());
        queue = new ClassQueue(pool::wake);
    }

    @AfterEach
    void close() throws IOException {
        control.close();
    }

    @Test
    @DisplayName("leases a worker for a fork, and tells the fork by the number that Surefire has given it")
    void leases() throws IOException {
        // when
        ForkChannel channel = factory(fork -> new StubChannel()).createForkChannel(FIRST);

        // then
        assertThat(channel).isInstanceOf(WorkerForkChannel.class);
        assertThat(channel.getForkNodeConnectionString()).isEqualTo("pipe://stub");
        assertThat(workers.events()).endsWith("0 is LEASED");
        assertThat(directory.resolve("forks/fork-5.args"))
                .content()
                .contains("-DE2E_WORKER_ID=0", "-Dsmartscraper.e2e.control=" + control.port());
    }

    @Test
    @DisplayName("lets a fork wait for its worker until another is closed, and is not confused by a second close")
    void releases() throws Exception {
        // given
        WorkerForkNodeFactory factory = factory(fork -> new StubChannel());
        ForkChannel first = factory.createForkChannel(FIRST);
        FutureTask<ForkChannel> second = Background.block(() -> factory.createForkChannel(SECOND));

        // when
        first.close();
        second.get(40, TimeUnit.SECONDS);
        first.close();

        // then
        FutureTask<ForkChannel> third = Background.block(() -> factory.createForkChannel(FIRST));
        assertThat(third).isNotDone();
        second.get().close();
        third.get(40, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("has a fork end at once that still waits for a worker when the last class has been handed out")
    void idle() throws Exception {
        // given
        WorkerForkNodeFactory factory = factory(fork -> new StubChannel());
        ForkChannel first = factory.createForkChannel(FIRST);
        FutureTask<ForkChannel> second = Background.block(() -> factory.createForkChannel(SECOND));

        // when
        queue.watch(new StubCommands(Command.TEST_SET_FINISHED)).readNextCommand();

        // then
        assertThat(second.get(40, TimeUnit.SECONDS)).isInstanceOf(IdleForkChannel.class);
        assertThat(directory.resolve("forks/fork-6.args")).hasContent("\"--version\"");
        first.close();
        assertThat(pool.lease().id()).isZero();
    }

    @Test
    @DisplayName("keeps no worker for a fork that can't have a channel")
    void wrappedFails() throws Exception {
        // given
        WorkerForkNodeFactory factory = factory(fork -> {
            throw new IOException("no pipe");
        });

        // then
        assertThatIOException()
                .isThrownBy(() -> factory.createForkChannel(FIRST))
                .withMessage("no pipe");
        assertThat(pool.lease().id()).isZero();
    }

    @Test
    @DisplayName("keeps no worker for a fork whose arguments can't be written")
    void argumentsFail() throws Exception {
        // given
        Files.writeString(directory.resolve("forks"), "a file stands where the directory should be");

        // then
        assertThatIOException()
                .isThrownBy(() -> factory(fork -> new StubChannel()).createForkChannel(FIRST));
        assertThat(pool.lease().id()).isZero();
    }

    @Test
    @DisplayName("puts it into words when there is no worker any more")
    void noWorker() {
        // given
        pool.stop();

        // then
        assertThatIOException()
                .isThrownBy(() -> factory(fork -> new StubChannel()).createForkChannel(FIRST))
                .withMessage("Worker 0 is being stopped");
    }

    @Test
    @DisplayName("stops waiting when it is interrupted, and stays interrupted")
    void interrupted() throws Exception {
        // given
        WorkerForkNodeFactory factory = factory(fork -> new StubChannel());
        factory.createForkChannel(FIRST);
        FutureTask<ForkChannel> second = new FutureTask<>(() -> {
            try {
                return factory.createForkChannel(SECOND);
            } finally {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        });
        Thread waiting = start(second);

        // when
        waiting.interrupt();

        // then
        assertThatThrownBy(() -> second.get(40, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("The build was interrupted");
    }

    private WorkerForkNodeFactory factory(ForkNodeFactory wrapped) {
        ForkArguments arguments = new ForkArguments(directory.resolve("forks"), Map.of(), directory.resolve("classes"));
        QuickStart starts = new QuickStart(false, Map.of(), Optional.empty());
        ForkSettings settings = new ForkSettings(
                pool,
                1,
                new ForkSettings.Files(directory, directory, "the session", file -> {}),
                new ForkSettings.HandedOver(Map.of(), Map.of(), Map.of()),
                new ForkSettings.QuickStarts(
                        false,
                        launch -> {
                            throw new IOException("nothing is launched here");
                        },
                        Map.of()),
                new SecretMask(),
                new ForkSettings.Listeners(
                        Optional.empty(),
                        new Timeline(
                                Clock.systemUTC(), new WorkerLogs(directory, id -> directory.resolve("worker.log")))));
        return new WorkerForkNodeFactory(
                new WorkerForkNodeFactory.Launching(wrapped, true),
                settings,
                control,
                arguments,
                starts,
                new TestTally(0),
                queue);
    }

    /** Runs the task on another thread, and returns when that waits for a worker. */
    private static Thread start(FutureTask<ForkChannel> task) {
        Thread thread = new Thread(task, "surefire");
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }
}
