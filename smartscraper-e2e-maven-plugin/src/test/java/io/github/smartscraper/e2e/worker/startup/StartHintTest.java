package io.github.smartscraper.e2e.worker.startup;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link StartHint} and {@link LaunchOverhead}. */
@DisplayName("A hint at a direct command")
final class StartHintTest {

    private static final String LATE = "sleep 0.8; sleep 300; true";
    private static final String AT_ONCE = "sleep 300; true";

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private Process launched = start("exit 0");

    private static Process start(String script) {
        try {
            return new ProcessBuilder("sh", "-c", script).start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        launched.descendants().forEach(ProcessHandle::destroyForcibly);
        launched.destroyForcibly();
    }

    /** Table that says who listens, whatever the port. */
    private record Serving(long pid) implements ListenerTable {

        @Override
        public Optional<Listener> onPort(int port) {
            return Optional.of(new Listener(pid, "node"));
        }

        @Override
        public Optional<Boolean> isOneOf(Set<Long> pids, int port) {
            return Optional.of(pids.contains(pid));
        }

        @Override
        public Optional<String> onAllInterfaces(Set<Long> pids, int port) {
            return Optional.empty();
        }
    }

    private long serverOf(String script) {
        launched = start(script);
        return await().until(
                        () -> launched.descendants()
                                .filter(child ->
                                        child.info().commandLine().orElse("").endsWith("sleep 300"))
                                .map(ProcessHandle::pid)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void hint(long pid, String command) throws Exception {
        DirectCommand direct = new DirectCommand(directory, List.of(command.split(" ")), Map.of(), () -> "v20.20.2");
        StartHint hint = new StartHint(direct, new Serving(pid), Runnable::run, console);
        try (NodeWorkers workers = new NodeWorkers()) {
            WorkerPlan plan = workers.plan(NodeServer.SERVING);
            hint.ready(plan, launched.pid(), Duration.ofSeconds(2));
            hint.ready(plan, launched.pid(), Duration.ofSeconds(2));
        }
    }

    @Test
    @DisplayName("is given once, with what stands in front of a server has cost")
    void given() throws Exception {
        hint(serverOf(LATE), "node --watch server.js");

        assertThat(String.join("\n", console.lines()))
                .containsOnlyOnce("<command>node server.js</command>")
                .containsPattern("worker 0 began \\d+\\.\\d s after its command, \"node --watch server.js\"");
    }

    @Test
    @DisplayName("is not given where nothing has been lost")
    void atOnce() throws Exception {
        // On a machine that is so busy that the shell was late, there is nothing to be seen here.
        long server = serverOf(AT_ONCE);
        Duration overhead = LaunchOverhead.between(launched.pid(), server).orElseThrow();

        hint(server, "node --watch server.js");

        assertThat(console.lines().isEmpty()).isEqualTo(overhead.toMillis() <= 500);
    }

    @Test
    @DisplayName("is not given where no command is known to be more direct")
    void direct() throws Exception {
        hint(serverOf(LATE), "node server.js");

        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("is not given for a server that does not descend from what was launched")
    void stranger() throws Exception {
        serverOf(LATE);

        hint(ProcessHandle.current().pid(), "node --watch server.js");

        assertThat(console.lines()).isEmpty();
    }
}
