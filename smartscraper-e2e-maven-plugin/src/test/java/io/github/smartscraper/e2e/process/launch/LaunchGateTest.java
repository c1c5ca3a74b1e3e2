package io.github.smartscraper.e2e.process.launch;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.SessionLauncher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link LaunchGate} with real processes. */
@DisplayName("A launch gate")
@Timeout(60)
final class LaunchGateTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final ProcessLauncher direct = SessionLauncher.onPath(Executables.of(System.getenv()));
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("that is open launches")
    void open() throws Exception {
        LaunchedProcess process = new LaunchGate(direct).launch(launch());

        assertThat(process.isAlive()).isTrue();
        end(process);
    }

    @Test
    @DisplayName("that is closed neither launches nor starts anything")
    void closed() {
        LaunchGate gate = new LaunchGate(direct);

        gate.close(LONG);

        assertThatThrownBy(() -> gate.launch(launch())).isInstanceOf(InterruptedIOException.class);
        assertThatThrownBy(() -> gate.start(new ProcessBuilder("sleep", "300")))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    @DisplayName("is closed only when what was under way has been launched")
    void waits() throws Exception {
        // given
        LaunchGate gate = new LaunchGate(this::slowly);
        FutureTask<LaunchedProcess> launching = inBackground(gate);

        // when
        Thread closing = new Thread(() -> gate.close(LONG));
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayGoOn.countDown();
        closing.join();

        // then
        LaunchedProcess process = launching.get();
        assertThat(process.isAlive()).isTrue();
        end(process);
    }

    @Test
    @DisplayName("ends what was launched when nobody waited for it any more")
    void unattended() throws Exception {
        // given
        LaunchGate gate = new LaunchGate(this::slowly);
        FutureTask<LaunchedProcess> launching = inBackground(gate);

        // when
        gate.close(Duration.ofMillis(1));
        mayGoOn.countDown();

        // then
        assertThat(launching.get().waitFor(LONG)).isTrue();
    }

    private FutureTask<LaunchedProcess> inBackground(LaunchGate gate) throws InterruptedException {
        FutureTask<LaunchedProcess> launching = new FutureTask<>(() -> gate.launch(launch()));
        new Thread(launching, "launch").start();
        begun.await();
        return launching;
    }

    private LaunchedProcess slowly(Launch launch) throws IOException {
        begun.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return direct.launch(launch);
    }

    private Launch launch() {
        return new Launch(
                List.of("sleep", "300"),
                directory,
                System.getenv(),
                directory.resolve("log"),
                UnaryOperator.identity());
    }

    private static void end(LaunchedProcess process) throws InterruptedException {
        process.identity().handle().ifPresent(ProcessHandle::destroyForcibly);
        process.waitFor(LONG);
    }
}
