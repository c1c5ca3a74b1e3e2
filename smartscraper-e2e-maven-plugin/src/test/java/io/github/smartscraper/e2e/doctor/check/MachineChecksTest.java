package io.github.smartscraper.e2e.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.ports.ReservationDirectory;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link VersionCheck}, {@link PortsCheck}, {@link LeftoverCheck} and {@link DiskCheck}. */
@DisplayName("On a machine")
final class MachineChecksTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("versions are compared as numbers, not as texts")
    void versions() {
        assertThat(new VersionCheck(Topic.MAVEN, "3.10.0", "3.6.3").look().state())
                .isEqualTo(State.FINE);
        assertThat(new VersionCheck(Topic.MAVEN, "4.0.0-rc-5", "3.6.3").look().state())
                .isEqualTo(State.FINE);
        assertThat(new VersionCheck(Topic.MAVEN, "3.6.2", "3.6.3").look())
                .isEqualTo(new Finding(Topic.MAVEN, State.OLD, "3.6.2", "3.6.3"));
    }

    @Test
    @DisplayName("a port that somebody has is named with its owner; free ports are given back")
    void ports() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortsCheck check = new PortsCheck(
                    socket.getLocalPort(),
                    1,
                    new ReservationDirectory(Map.of(), directory, refused -> {}),
                    ListenerTable.ofThisSystem());

            assertThat(check.look()).satisfies(finding -> {
                assertThat(finding.state()).isEqualTo(State.BROKEN);
                assertThat(finding.detail())
                        .startsWith(socket.getLocalPort() + " by ")
                        .contains("pid " + ProcessHandle.current().pid());
            });
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    @DisplayName("builds that were killed are counted, and nothing of theirs is touched")
    void leftovers() throws Exception {
        // given
        Path work = directory.resolve("target/session.json");
        assertThat(new LeftoverCheck(work, directory).look().state()).isEqualTo(State.FINE);
        ProcessIdentity dead = ChildProcesses.predecessor();
        Path data = Files.createDirectory(directory.resolve(DataDirectory.NAME_PREFIX + "0-dead"));
        Files.writeString(
                data.resolve(".smartscraper-e2e"),
                "session=1\npid=" + dead.pid() + "\nstarted=" + dead.startedAt() + "\n");

        // then
        assertThat(new LeftoverCheck(work, directory).look())
                .isEqualTo(new Finding(Topic.LEFTOVERS, State.BROKEN, "1", directory.toString()));
        assertThat(data).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("room for data is measured")
    void room() throws Exception {
        assertThat(new DiskCheck(directory, 0).look().state()).isEqualTo(State.FINE);
        assertThat(new DiskCheck(directory, Long.MAX_VALUE).look().state()).isEqualTo(State.INCOMPLETE);
        assertThat(new DiskCheck(directory.resolve("gone"), 0).look().state()).isEqualTo(State.BROKEN);
    }
}
