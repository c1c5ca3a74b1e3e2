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
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Tests that {@link LeftoverSweep} ends what only the record of a dead build names: servers that have lost their cookie. */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
final class LaunchedLeftoversTest {

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
    @DisplayName("A server without the cookie ends if the session file says that the dead build has launched it")
    void aServerWithoutTheCookieEnds() throws Exception {
        // given
        Process server = children.start(Map.of(), "setsid", "env", "-i", "sleep", "30");
        recordProcess(children.ended(), server);

        // when
        Leftovers leftovers = sweep.sweep(sessionFile, Set.of(root));

        // then
        assertThat(leftovers.processes()).isOne();
        assertThat(ChildProcesses.isRunning(server.pid())).isFalse();
    }

    @Test
    @DisplayName("From another project, or without one, the directory leads to a server without the cookie")
    void fromAnotherProject() throws Exception {
        // given
        ProcessIdentity dead = children.ended();
        Process server = children.start(Map.of(), "setsid", "env", "-i", "sleep", "30");
        OwnerMarker marker = new OwnerMarker(cookie.session(), dead, Optional.of(sessionFile));
        Path data = DataDirectory.create(DataDirectory.unpredictablePath(root, 0), Seed.NOTHING, marker)
                .path();
        recordProcess(dead, server);

        // when
        Leftovers leftovers =
                sweep.sweep(temporary.resolve("other/target/smartscraper-e2e/session.json"), Set.of(root));

        // then
        assertThat(leftovers).isEqualTo(new Leftovers(1, List.of(data), List.of()));
        assertThat(ChildProcesses.isRunning(server.pid())).isFalse();
    }

    @Test
    @DisplayName("A directory leads to no server that the record of another session, or of a build that runs, names")
    void recordsOfOthers() throws Exception {
        // given
        ProcessIdentity dead = children.ended();
        Process server = children.start(Map.of(), "setsid", "env", "-i", "sleep", "30");
        Path other = temporary.resolve("other/session.json");
        new SessionRegistry(other, "of another session", dead).record(ProcessIdentity.of(server.toHandle()));
        recordProcess(ProcessIdentity.current(), server);
        for (Path record : List.of(other, sessionFile)) {
            DataDirectory.create(
                    DataDirectory.unpredictablePath(root, 0),
                    Seed.NOTHING,
                    new OwnerMarker(cookie.session(), dead, Optional.of(record)));
        }

        // when
        Leftovers leftovers = sweep.sweep(temporary.resolve("here/session.json"), Set.of(root));

        // then
        assertThat(leftovers.processes()).isZero();
        assertThat(leftovers.directories()).hasSize(2);
        assertThat(server.isAlive()).isTrue();
    }

    private void recordProcess(ProcessIdentity owner, Process server) throws IOException {
        new SessionRegistry(sessionFile, cookie.session(), owner).record(ProcessIdentity.of(server.toHandle()));
    }
}
