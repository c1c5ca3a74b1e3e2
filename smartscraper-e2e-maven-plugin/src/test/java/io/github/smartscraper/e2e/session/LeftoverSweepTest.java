package io.github.smartscraper.e2e.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@link LeftoverSweep} ends and removes, and what it must leave alone. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(90)
final class LeftoverSweepTest {

    /** Reserved for a service that no machine has any more: on others, other tests may have servers at the time. */
    private static final int PORT = 1;

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path temporary;

    private final LeftoverSweep sweep = new LeftoverSweep(ProcessTable.ofThisSystem());
    private final ProcessCookie cookie = children.cookie();
    private Path root;
    private Path sessionFile;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.resolve("tmp"));
        sessionFile = temporary.resolve("target/smartscraper-e2e/session.json");
    }

    @Test
    @DisplayName("Of a build that was killed, processes end, and directory and session file go")
    void aDeadBuildIsSwept() throws Exception {
        // given
        ProcessIdentity dead = children.ended();
        Path data = dataDirectory(dead);
        Process server = children.start(cookie.ofWorker(0).variables(), "sleep", "30");
        record(dead, data);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers).isEqualTo(new Leftovers(1, List.of(data), List.of()));
        assertThat(ChildProcesses.isRunning(server.pid())).isFalse();
        assertThat(data).doesNotExist();
        assertThat(sessionFile).doesNotExist();
    }

    @Test
    @DisplayName("The session file alone leads to a directory that is in none of the roots")
    void theSessionFileLeadsToTheDirectory() throws Exception {
        // given
        ProcessIdentity dead = children.ended();
        Path data = dataDirectory(dead);
        record(dead, data);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of());

        // then
        assertThat(leftovers.directories()).containsExactly(data);
        assertThat(data).doesNotExist();
    }

    @Test
    @DisplayName("The session file alone leads to processes whose directory is gone")
    void theSessionFileLeadsToProcesses() throws Exception {
        // given
        Process server = children.start(cookie.variables(), "sleep", "30");
        record(children.ended(), root.resolve("gone"));

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers).isEqualTo(new Leftovers(1, List.of(), List.of()));
        assertThat(ChildProcesses.isRunning(server.pid())).isFalse();
    }

    @Test
    @DisplayName("A directory in the root leads to the processes of its session, without a session file")
    void aDirectoryLeadsToProcesses() throws Exception {
        // given
        Path data = dataDirectory(children.ended());
        Process server = children.start(cookie.variables(), "sleep", "30");

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers).isEqualTo(new Leftovers(1, List.of(data), List.of()));
        assertThat(ChildProcesses.isRunning(server.pid())).isFalse();
    }

    @Test
    @DisplayName("A build that still runs keeps its processes, its directory and its session file")
    void aLiveBuildIsNotTouched() throws Exception {
        // given
        ProcessIdentity alive = ProcessIdentity.current();
        Path data = dataDirectory(alive);
        Process server = children.start(cookie.variables(), "sleep", "30");
        record(alive, data);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.isEmpty()).isTrue();
        assertThat(server.isAlive()).isTrue();
        assertThat(data).exists();
        assertThat(sessionFile).exists();
    }

    @Test
    @DisplayName("A build whose pid was given to another process is dead")
    void aReusedPidIsADeadBuild() throws Exception {
        // given
        Path data = dataDirectory(ChildProcesses.predecessor());

        // when
        sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(data).doesNotExist();
    }

    @Test
    @DisplayName("Of two builds, only the dead one's processes and directories go")
    void onlyTheDeadOneOfTwoBuildsIsSwept() throws Exception {
        // given
        Path dead = dataDirectory(children.ended());
        ProcessCookie other = children.cookie();
        Path live = DataDirectory.create(
                        DataDirectory.unpredictablePath(root, 0),
                        new Seed(Optional.empty()),
                        new OwnerMarker(other.session(), ProcessIdentity.current()))
                .path();
        Process server = children.start(other.variables(), "sleep", "30");

        // when
        sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(dead).doesNotExist();
        assertThat(live).exists();
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    @DisplayName(
            "A directory without a marker stays, even if the session file of a dead build names it, and that is said")
    void anUnmarkedDirectoryStays() throws Exception {
        // given
        Path unmarked = Files.createDirectory(root.resolve("smartscraper-test-0-abc"));
        Path file = Files.writeString(unmarked.resolve("precious"), "");
        record(children.ended(), unmarked);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.directories()).isEmpty();
        assertThat(leftovers.remaining()).singleElement().asString().startsWith(unmarked + " (");
        assertThat(file).exists();
    }

    @Test
    @DisplayName("A directory whose marker is broken stays, and that is said of one that a session file names")
    void aDirectoryWithABrokenMarkerStays() throws Exception {
        // given
        Path data = dataDirectory(children.ended());
        Files.writeString(data.resolveSibling(data.getFileName() + ".owner"), "session=");
        record(children.ended(), data);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.directories()).isEmpty();
        assertThat(leftovers.remaining()).hasSize(1);
        assertThat(data).exists();
    }

    @Test
    @DisplayName("A directory of another name stays, marker or not, unless a session file names it")
    void aDirectoryOfAnotherNameStays() throws Exception {
        // given
        Path renamed = Files.move(dataDirectory(children.ended()), root.resolve("kept-for-later"));

        // when
        sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(renamed).exists();
    }

    @Test
    @DisplayName("A session file that can't be understood does not keep the directories from being swept")
    void aBrokenSessionFileDoesNotMatter() throws Exception {
        // given
        Path data = dataDirectory(children.ended());
        Files.createDirectories(sessionFile.getParent());
        Files.writeString(sessionFile, "{\"session\": \"s-1\", \"ownerPid\": 1, \"ownerStarted");

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.directories()).containsExactly(data);
    }

    @Test
    @DisplayName("Where there is nothing, there is nothing to do")
    void nothingIsNothing() throws IOException {
        // given
        Path missing = temporary.resolve("missing");

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root, missing));

        // then
        assertThat(leftovers.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("A process without the cookie lives on, even if it works in the directory of a dead build")
    void aForeignProcessLivesOn() throws Exception {
        // given
        Path data = dataDirectory(children.ended());
        Process editor = children.start(Map.of("DATA_DIR", data.toString()), "sleep", "30");

        // when
        sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(editor.isAlive()).isTrue();
    }

    @Test
    @DisplayName("A copy of the session file, in a copy of the project, ends nothing and goes")
    void aCopyEndsNothing() throws Exception {
        // given
        Process server = children.start(cookie.variables(), "sleep", "30");
        record(children.ended(), root.resolve("gone"));
        Path copy = Files.createDirectories(temporary.resolve("copy")).resolve("session.json");
        Files.copy(sessionFile, copy);

        // when
        Leftovers leftovers = sweep.sweep(copy, Set.of(root));

        // then
        assertThat(leftovers.isEmpty()).isTrue();
        assertThat(server.isAlive()).isTrue();
        assertThat(copy).doesNotExist();
        assertThat(sessionFile).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A build that can't be seen from here, as one in another container, keeps what it has")
    void aBuildInAnotherContainerIsNotTouched() throws Exception {
        // given
        ProcessIdentity elsewhere = ChildProcesses.elsewhere();
        Path data = dataDirectory(elsewhere);
        Process server = children.start(cookie.variables(), "sleep", "30");
        record(elsewhere, data);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.isEmpty()).isTrue();
        assertThat(server.isAlive()).isTrue();
        assertThat(List.of(data, sessionFile)).allMatch(Files::exists);
        assertThat(SessionRegistry.liveOwner(sessionFile)).hasValue(elsewhere.pid());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName(
            "A build of an earlier version is not touched while its number is a process's, whatever the clock says")
    void anOldRecordIsSpared() throws Exception {
        // given this process, as it was recorded before the clock was put forward
        Path data = dataDirectory(
                new ProcessIdentity(ProcessHandle.current().pid(), Instant.now().minusSeconds(86_400)));

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.isEmpty()).isTrue();
        assertThat(data).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("Whoever listens on a port of a dead build and can't be told to be its is named, and lives on")
    void whoeverListensIsNamed() throws Exception {
        // given
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new SessionRegistry(sessionFile, cookie.session(), children.ended())
                    .record(new OwnedWorker(
                            0, socket.getLocalPort(), root.resolve("gone").toString(), 0, ""));

            // when
            Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

            // then
            assertThat(leftovers.doubtful()).singleElement().satisfies(port -> assertThat(port.by())
                    .hasValueSatisfying(by -> assertThat(by.pid())
                            .isEqualTo(ProcessHandle.current().pid())));
        }
    }

    private Path dataDirectory(ProcessIdentity owner) throws IOException {
        return DataDirectory.create(
                        DataDirectory.unpredictablePath(root, 0),
                        new Seed(Optional.empty()),
                        new OwnerMarker(cookie.session(), owner))
                .path();
    }

    private void record(ProcessIdentity owner, Path data) throws IOException {
        new SessionRegistry(sessionFile, cookie.session(), owner)
                .record(new OwnedWorker(0, PORT, data.toString(), 0, ""));
    }
}
