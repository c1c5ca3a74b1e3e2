package io.github.smartscraper.e2e.run;

import static io.github.smartscraper.e2e.run.SampleRun.processes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what {@link WorkerSession} says and leaves when it can't start. */
@DisplayName("A run that can't start leaves nothing, and says why:")
@Timeout(180)
final class FailingRunTest {

    @RegisterExtension
    private final SampleRun sample = new SampleRun();

    @Test
    @DisplayName("a server that exits")
    void exits() throws Exception {
        // given
        sample.serve(NodeServer.EXITING);
        SampleSession run = sample.set("workers", "2").of("AIT", "BIT");

        // then
        assertFails(run, InfrastructureException.class, "exited with code 3", "there is no database");
    }

    @Test
    @DisplayName("a server that is never healthy")
    void neverHealthy() throws Exception {
        // given
        sample.serve(NodeServer.UNREADY);
        sample.launch(NodeWorkers::untilListening);
        SampleSession run = sample.set("timeout", "300ms").of("AIT");

        // then
        assertFails(run, InfrastructureException.class, "was not healthy within 0.3 s", "HTTP 503");
    }

    @Test
    @DisplayName("a program that does not exist")
    void noProgram() throws Exception {
        // given
        SampleSession run = sample.set("command", "nmp run dev").of("AIT");

        // then
        assertFails(run, ConfigurationException.class, "there is no program 'nmp'");
        assertThat(sample.directory().resolve("work")).doesNotExist();
    }

    @Test
    @DisplayName("no port that is free")
    void noPort() throws Exception {
        // given
        try (ServerSocket stranger = new ServerSocket(65_535, 1, InetAddress.getLoopbackAddress())) {
            SampleSession run = sample.set("basePort", "65535").of("AIT");

            // then
            assertFails(run, ConfigurationException.class, "No port from 65535 up");
            assertThat(stranger.isBound()).isTrue();
        }
    }

    @Test
    @DisplayName("packages that can't be installed")
    void noLockFile() throws Exception {
        // given
        Files.writeString(sample.app().resolve("package.json"), "{\"dependencies\": {\"hono\": \"4\"}}");
        SampleSession run = sample.of("AIT");

        // then
        assertFails(run, InfrastructureException.class, "no package-lock.json");
    }

    @Test
    @DisplayName("a directory that can't be written")
    void unwritable() throws Exception {
        // given
        Files.writeString(sample.directory().resolve("work"), "a file stands where the directory should be");
        SampleSession run = sample.of("AIT");

        // then
        assertThatThrownBy(run::start).isInstanceOf(InfrastructureException.class);
        assertThat(processes(run)).isEmpty();
        assertThat(sample.dataDirectories()).isEmpty();
    }

    private void assertFails(SampleSession run, Class<? extends Exception> type, String... parts) {
        assertThatThrownBy(run::start).isInstanceOf(type).hasMessageContainingAll(parts);
        sample.assertNothingIsLeft(run);
    }
}
