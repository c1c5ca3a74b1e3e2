package io.github.smartscraper.e2e.run.ownership;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.worker.server.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ProjectLock}. */
@DisplayName("A build gets the lock of its project")
@Timeout(30)
final class ProjectLockTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("build.lock");
    }

    @Test
    @DisplayName("at once where no other build is, and leaves no file")
    void atOnce() throws Exception {
        // when
        try (ProjectLock turn = ProjectLock.await(file, LIMIT, console)) {
            assertThat(turn).isNotNull();
            assertThat(file).exists();
        }

        // then
        assertThat(directory).isEmptyDirectory();
        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("together with another execution of the same build")
    void sameBuild() throws Exception {
        try (ProjectLock first = ProjectLock.await(file, LIMIT, console)) {
            // when
            ProjectLock.await(file, LIMIT, console).close();

            // then
            assertThat(first).isNotNull();
            assertThat(file).exists();
        }
        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("when the build before it has ended, for which it waits, and says so once")
    void afterAnother() throws Exception {
        // given
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            has(ProcessIdentity.of(other.toHandle()));
            FutureTask<ProjectLock> turn = Background.start(() -> ProjectLock.await(file, LIMIT, console));
            await().until(() -> !console.lines().isEmpty());
            assertThat(turn.isDone()).isFalse();

            // when
            other.destroyForcibly().waitFor();

            // then
            turn.get(10, TimeUnit.SECONDS).close();
            assertThat(console.lines()).singleElement().asString().contains("Maven process " + other.pid());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    @DisplayName("never, if the other build does not end within the limit")
    void tooLong() throws Exception {
        // given
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        has(ProcessIdentity.of(parent));

        // then
        assertThatThrownBy(() -> ProjectLock.await(file, Duration.ofMillis(100), console))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("Maven process " + parent.pid());
    }

    @Test
    @DisplayName("at once after a build that was killed")
    void afterADeadOne() throws Exception {
        // given
        has(ChildProcesses.predecessor());

        // when
        ProjectLock.await(file, LIMIT, console).close();

        // then
        assertThat(console.lines()).isEmpty();
    }

    private void has(ProcessIdentity build) throws Exception {
        Files.writeString(file, build.pid() + " " + build.startedAt() + " x");
    }
}
