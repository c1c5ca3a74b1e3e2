package io.github.smartscraper.e2e.run.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.ports.ReservationDirectory;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLock;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link CleanUp}. */
@DisplayName("The clean-up")
final class CleanUpTest {

    /** No process has this pid and began then. */
    private static final ProcessIdentity DEAD = ChildProcesses.predecessor();

    /** Reserved for a service that no machine has any more: on others, other tests may have servers at the time. */
    private static final int PORT = 1;

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private final ProcessCookie session = ProcessCookie.newSession();
    private Path work;
    private Path temporary;

    @BeforeEach
    void makeDirectories() throws IOException {
        work = Files.createDirectories(directory.resolve("target/smartscraper-e2e"));
        temporary = Files.createDirectory(directory.resolve("tmp"));
    }

    @Test
    @DisplayName("removes the processes, directories and reservations of a killed build, and the plugin's own files")
    void killedBuild() throws Exception {
        // given
        Path data = owned(DEAD);
        Path lock = reservations().make().resolve("9000.lock");
        Files.createFile(lock);
        Process server = start();
        try {
            // when
            cleanUp();

            // then
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(data).doesNotExist();
            assertThat(lock.getParent()).doesNotExist();
            assertThat(work).doesNotExist();
            assertThat(console.lines())
                    .containsExactly("Removed what killed builds had left: 1 process, 1 directory.", "Removed " + work);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    @DisplayName("touches nothing of a build that still runs")
    void runningBuild() throws Exception {
        // given
        Path data = owned(ProcessIdentity.current());
        Process server = start();
        try (PortAllocator ports =
                new PortAllocator(20_000, reservations(), ListenerTable.ofThisSystem(), taken -> {})) {
            ports.allocate();

            // when
            cleanUp();

            // then
            assertThat(server.isAlive()).isTrue();
            assertThat(data).isNotEmptyDirectory();
            assertThat(reservations().make()).isNotEmptyDirectory();
            assertThat(work.resolve("session.json")).exists();
            assertThat(console.lines())
                    .containsExactly(
                            "No killed build has left anything.",
                            "WARNING " + work + " is in use by a build that still runs; it is left alone.");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("leaves the plugin's own files to a build that has the lock, and owns nothing else yet")
    void beforeTheFirstServer() throws Exception {
        // given
        Path log = Files.writeString(work.resolve("npm-ci.log"), "");
        try (ProcessLock turn =
                ProcessLock.tryAcquire(new WorkDirectory(work).lock()).orElseThrow()) {
            // when
            cleanUp();

            // then
            assertThat(turn).isNotNull();
            assertThat(log).exists();
        }
    }

    @Test
    @DisplayName("removes logs, cache and report where nothing else is left")
    void ownFiles() throws Exception {
        // given
        Files.createDirectory(work.resolve("logs"));
        Files.writeString(work.resolve("test-cache.json"), "{}");

        // when
        cleanUp();
        cleanUp();

        // then
        assertThat(work).doesNotExist();
        assertThat(console.lines())
                .containsExactly(
                        "No killed build has left anything.",
                        "Removed " + work,
                        "No killed build has left anything.",
                        "Nothing to remove in " + work);
    }

    @Test
    @DisplayName("leaves directories alone that only look like ours")
    void strangers() throws Exception {
        // given
        Path stranger = Files.createDirectory(temporary.resolve("smartscraper-test-0-mine"));

        // when
        cleanUp();

        // then
        assertThat(stranger).exists();
    }

    @Test
    @DisplayName("fails where something is left, and names it with what to type")
    void somethingLeft() throws Exception {
        // given
        Path data = owned(DEAD);
        Path fixed = data.resolve("stats.json");
        Process chattr = new ProcessBuilder("chattr", "+i", fixed.toString()).start();
        assumeThat(chattr.waitFor())
                .as("needs root, and a file system with immutable files")
                .isZero();

        // when, then
        try {
            assertThatExceptionOfType(InfrastructureException.class)
                    .isThrownBy(this::cleanUp)
                    .withMessageContaining(fixed + " (Operation not permitted")
                    .withMessageContaining("sudo rm -rf -- '" + fixed + "'");
        } finally {
            new ProcessBuilder("chattr", "-i", fixed.toString()).start().waitFor();
        }
        assertThat(console.lines().get(0))
                .startsWith("Removed what killed builds had left")
                .contains("could not remove");
        cleanUp();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisplayName("fails where a directory of a killed build has lost its marker, which may make it anybody's")
    void unmarked() throws Exception {
        // given
        Path data = owned(DEAD);
        Files.delete(data.resolveSibling(data.getFileName() + ".owner"));

        // when, then
        assertThatExceptionOfType(InfrastructureException.class)
                .isThrownBy(this::cleanUp)
                .withMessageContaining(data + " (nothing says that it is ours");
        assertThat(data).exists();
    }

    private void cleanUp() throws InfrastructureException {
        new CleanUp(host(), console).run(work, Set.of(temporary));
    }

    /** A DATA_DIR, and the file that says that this build owns it. */
    private Path owned(ProcessIdentity build) throws IOException {
        OwnerMarker marker = new OwnerMarker(session.session(), build);
        Path data = DataDirectory.create(
                        DataDirectory.unpredictablePath(temporary, 0), new Seed(Optional.empty()), marker)
                .path();
        new SessionRegistry(work.resolve("session.json"), session.session(), build)
                .record(new OwnedWorker(0, PORT, data.toString(), 1, DEAD.startedAt()));
        return data;
    }

    /** A process that carries the cookie of the session. */
    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "60");
        builder.environment().putAll(session.variables());
        return builder.start();
    }

    private ReservationDirectory reservations() {
        return host().reservations(refused -> {});
    }

    private HostSystem host() {
        return new HostSystem(
                1,
                Map.of(),
                temporary,
                SessionLauncher.onPath(Executables.of(System.getenv())),
                ProcessTable.ofThisSystem(),
                ListenerTable.ofThisSystem());
    }
}
