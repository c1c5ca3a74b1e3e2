package io.github.smartscraper.e2e.run.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLock;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.tree.Remnant;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link OwnedResources}. */
@DisplayName("The resources of a run")
final class OwnedResourcesTest {

    @RegisterExtension
    private final RunParts parts = new RunParts();

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @Test
    @DisplayName(
            "are DATA_DIRs with a marker and the seed, a directory for pipes, and ports; all go when they are removed")
    void madeAndRemoved() throws Exception {
        // given
        OwnedResources resources = parts.resources();
        resources.open();

        // when
        DataDirectory data = resources.makeDataDirectory(3);
        Path pipes = resources.makeOutputDirectory();
        OptionalInt port = resources.ports().allocate();

        // then
        assertThat(data.path().getFileName().toString()).startsWith("smartscraper-test-3-");
        assertThat(data.path().resolve("sites.jsonc")).exists();
        assertThat(OwnerMarker.of(data.path()))
                .map(OwnerMarker::session)
                .contains(parts.cookie().session());
        assertThat(port).isPresent();
        assertThat(parts.dataDirectories()).containsExactlyInAnyOrder(data.path(), pipes);

        // when
        List<Remnant> remaining = resources.remove();

        // then
        assertThat(remaining).isEmpty();
        assertThat(parts.dataDirectories()).isEmpty();
        assertThat(parts.files().session()).doesNotExist();
        assertThat(ProcessLock.owner(parts.files().lock())).isEmpty();
    }

    @Test
    @DisplayName("know who listens on their ports")
    void listeners() throws Exception {
        // given
        OwnedResources resources = parts.resources();
        resources.open();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            resources.registry().record(new OwnedWorker(0, socket.getLocalPort(), "/tmp/a", 0, ""));

            // when, then
            assertThat(resources.listeners()).singleElement().satisfies(port -> assertThat(port.by())
                    .hasValueSatisfying(by -> assertThat(by.pid())
                            .isEqualTo(ProcessHandle.current().pid())));
        }
        assertThat(resources.listeners()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("include processes from which others come, which stand on disk as soon as they are launched")
    void processesOnDisk() throws Exception {
        // given
        HostSystem host = parts.host();
        OwnedResources resources = new OwnedResources(
                parts.cookie(),
                parts.files(),
                parts.basePort(),
                EndLimits.NO_SERVERS,
                parts.data(),
                host,
                parts.console());
        resources.open();
        ProcessIdentity server = ProcessIdentity.of(
                children.start(parts.cookie().variables(), "sleep", "300").toHandle());

        // when
        host.processes().launched(parts.cookie().ofWorker(0), server);

        // then
        assertThat(parts.files().session()).content().contains(server.startedAt());
        resources.endProcesses();
        assertThat(resources.remove()).isEmpty();
        resources.dismissReaper();
        assertThat(parts.files().session()).doesNotExist();
    }

    @Test
    @DisplayName("hold the project until they are removed")
    void lock() throws Exception {
        parts.resources().open();

        assertThat(ProcessLock.owner(parts.files().lock())).isPresent();
    }

    @Test
    @DisplayName("include files that name the session, which go with the rest")
    void ownFiles() throws Exception {
        // given
        OwnedResources resources = parts.resources();
        resources.open();
        Path file = Files.writeString(
                parts.files().path().resolve("worker-0.env"), parts.cookie().session());
        resources.own(file);

        // when
        resources.remove();

        // then
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("are no directory of another session, which is neither taken over nor removed")
    void notOurs() throws Exception {
        // given
        OwnedResources resources = parts.resources();
        resources.open();
        Path foreign = Files.createDirectory(parts.directory().resolve("data/foreign"));

        // when, then
        assertThat(resources.adopt(foreign)).isEmpty();
        resources.remove();
        assertThat(foreign).exists();
    }

    @Test
    @DisplayName("lose at once what is discarded")
    void discarded() throws Exception {
        // given
        OwnedResources resources = parts.resources();
        resources.open();
        DataDirectory first = resources.makeDataDirectory(0);
        DataDirectory second = resources.makeDataDirectory(1);

        // when
        resources.discard(List.of(first));

        // then
        assertThat(parts.dataDirectories()).containsExactly(second.path());
    }

    @Test
    @DisplayName("name what can't be removed, and keep the file that tells the next build of it")
    void remaining() throws Exception {
        // given
        OwnedResources resources = parts.resources();
        resources.open();
        resources.registry().workers();
        Path file = Files.createDirectory(parts.files().path().resolve("worker-0.env"));
        Files.createFile(file.resolve("in the way"));
        resources.own(file);

        // when, then
        assertThat(resources.remove()).extracting(Remnant::path).containsExactly(file);
    }
}
