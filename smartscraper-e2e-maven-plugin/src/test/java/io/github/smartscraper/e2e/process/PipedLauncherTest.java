package io.github.smartscraper.e2e.process;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests processes whose output outlives its reader. */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
@DisplayName("A process that prints to a pipe")
final class PipedLauncherTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path directory;

    private PipedLauncher launcher;
    private Path log;

    @BeforeEach
    void makeLauncher() throws IOException {
        launcher = another();
        log = directory.resolve("logs/worker-0.log");
    }

    private PipedLauncher another() throws IOException {
        Path pipes = Files.createDirectories(directory.resolve("pipes"));
        return new PipedLauncher(SessionLauncher.onPath(Executables.of(System.getenv())), pipes);
    }

    private Launch launch(String script) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(children.cookie().variables());
        return new Launch(
                List.of("sh", "-c", script, "$0 \"'"),
                directory,
                environment,
                log,
                line -> line.replace("secret", "****"));
    }

    @Test
    @DisplayName("is logged in full, with secrets masked, once its exit code is known")
    void logged() throws Exception {
        LaunchedProcess process =
                launcher.launch(launch("seq 1 5000; echo my secret; echo error >&2; printf unfinished; exit 3"));

        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).isEqualTo(OptionalInt.of(3));
        assertThat(Files.readAllLines(log)).hasSize(5003).endsWith("5000", "my ****", "error", "unfinished");
    }

    @Test
    @DisplayName("goes on when nobody reads any more, and another reader gets what it prints then")
    void outlivesItsReader() throws Exception {
        Launch launch = launch("while [ ! -e go ]; do sleep 0.1; done; echo again; exec sleep 300");
        LaunchedProcess process = launcher.launch(launch);

        launcher.stopReading();
        LaunchedProcess taken = another().takeOver(launch, process.identity()).orElseThrow();
        Files.createFile(directory.resolve("go"));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(log).content().contains("again"));
        assertThat(taken.isAlive()).isTrue();
        assertThat(taken.exitCode()).isEmpty();
        process.identity().handle().ifPresent(ProcessHandle::destroyForcibly);
        assertThat(taken.waitFor(LIMIT)).isTrue();
        assertThat(taken.exitCode()).as("its parent alone is told").isEmpty();
    }

    @Test
    @DisplayName("can't be taken over when it has ended")
    void ended() throws Exception {
        Launch launch = launch("exit 0");
        LaunchedProcess process = launcher.launch(launch);
        assertThat(process.waitFor(LIMIT)).isTrue();

        assertThat(another().takeOver(launch, process.identity())).isEmpty();
    }
}
