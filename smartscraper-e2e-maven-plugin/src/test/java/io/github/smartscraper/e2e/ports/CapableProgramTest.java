package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.OtherUser;
import io.github.smartscraper.e2e.ports.loopback.Loopback;
import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a user who is not root is told of a server whose program has a file capability. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class CapableProgramTest {

    private static final String SERVER = """
            require('http').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); });
            process.stdin.on('end', () => process.exit()).resume();
            """;

    @RegisterExtension
    private static final OtherUser USER = new OtherUser();

    @TempDir
    private Path directory;

    private Path program;

    @BeforeEach
    void giveCapability() throws Exception {
        OtherUser.readableByAll(directory);
        Executables path = Executables.of(System.getenv());
        assumeThat(path.find("setcap")).as("setcap, of package libcap2-bin").isPresent();
        program = Files.copy(
                path.find("node").orElseThrow().toRealPath(),
                directory.resolve("node"),
                StandardCopyOption.COPY_ATTRIBUTES);
        int exitCode = new ProcessBuilder("setcap", "cap_net_bind_service=+ep", program.toString())
                .start()
                .waitFor();
        assumeThat(exitCode).as("the file system keeps capabilities").isZero();
        copyClasses();
    }

    private void copyClasses() throws IOException {
        for (String type : List.of(
                "ProcNetTable",
                "ProcNetTable$Held",
                "ListenerTable",
                "Listener",
                "CommandLabel",
                "HiddenFiles",
                "ListenerView")) {
            String name = "/io/github/smartscraper/e2e/ports/" + type + ".class";
            Path target = directory.resolve(name.substring(1));
            Files.createDirectories(target.getParent());
            try (var in = CapableProgramTest.class.getResourceAsStream(name)) {
                Files.copy(in, target);
            }
        }
    }

    @Test
    @DisplayName("Its port is not taken for another user's, as long as nobody else is seen there (H14)")
    void ownPort() throws Exception {
        Process server = USER.start(program.toString(), "-e", SERVER);
        try {
            String port = server.inputReader(StandardCharsets.UTF_8).readLine();

            assertThat(view(server.pid(), port)).isEqualTo("Optional.empty");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("A port of another process, or of root, is not its port")
    void foreignPort() throws Exception {
        Process server = USER.start(program.toString(), "-e", SERVER);
        Process stranger = USER.start("node", "-e", SERVER);
        try (var root = new ServerSocket(0, 5, Loopback.address())) {
            server.inputReader(StandardCharsets.UTF_8).readLine();
            String port = stranger.inputReader(StandardCharsets.UTF_8).readLine();

            assertThat(view(server.pid(), port)).isEqualTo("Optional[false]");
            assertThat(view(server.pid(), Integer.toString(root.getLocalPort())))
                    .isEqualTo("Optional[false]");
        } finally {
            server.destroyForcibly().waitFor();
            stranger.destroyForcibly().waitFor();
        }
    }

    private String view(long pid, String port) throws Exception {
        return USER.run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        directory.toString(),
                        ListenerView.class.getName(),
                        Long.toString(pid),
                        port)
                .strip();
    }
}
