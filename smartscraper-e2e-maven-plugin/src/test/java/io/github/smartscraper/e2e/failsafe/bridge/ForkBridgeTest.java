package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.smartscraper.e2e.failsafe.archive.ForkSurroundings;
import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.fork.ForkSide;
import io.github.smartscraper.e2e.failsafe.masking.StubChannel;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ForkBridge}. */
@DisplayName("A fork bridge")
final class ForkBridgeTest {

    @TempDir
    private Path directory;

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private WorkerPool pool;
    private ForkBridge bridge;

    @BeforeEach
    void open() throws Exception {
        pool = workers.pool(NodeServer.SERVING);
        bridge = bridge(true);
    }

    @AfterEach
    void close() throws IOException {
        bridge.close();
    }

    @Test
    @DisplayName("makes a directory for arguments and events that only its owner may enter")
    void ownerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(forks())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("puts the fork's argument file behind the user's own options")
    void argLine() throws IOException {
        // given
        String file = "\"@" + forks() + "/fork-${surefire.forkNumber}.args\"";

        // then
        try (ForkBridge slow = bridge(false)) {
            assertThat(slow.argLine("-Xmx1g")).isEqualTo("-Xmx1g " + file);
            assertThat(slow.argLine(" ")).isEqualTo(file);
            assertThat(slow.argLine(null)).isEqualTo(file);
        }
        assertThat(bridge.argLine("-Xmx1g")).endsWith("-Xmx1g " + file);
        assertThat(bridge.argLine("-XX:+UseZGC")).isEqualTo("-XX:+UseZGC " + file);
    }

    @Test
    @DisplayName(
            "gives forks secrets, the user's environment, which wins over them, and the cookie and the key, which win over it")
    void environment() {
        // when
        Map<String, String> environment =
                bridge.environment(Map.of("OWN", "1", "MARK", "2", ForkContract.CONTROL_KEY, "3", "SECRET", "4"));

        // then
        assertThat(new HashMap<>(environment))
                .hasSize(4)
                .containsEntry("OWN", "1")
                .containsEntry("SECRET", "4")
                .containsEntry("MARK", "of the session");
        assertThat(new HashMap<>(environment).get(ForkContract.CONTROL_KEY)).hasSize(32);
        assertThat(new HashMap<>(bridge.environment(null))).hasSize(3).containsEntry("SECRET", "of the tests");
    }

    @Test
    @DisplayName("gives forks an empty text for a variable that the POM leaves empty (F2)")
    void emptyVariable() {
        // given what Maven makes of <environmentVariables><OWN/></environmentVariables>
        Map<String, String> own = new HashMap<>();
        own.put("OWN", null);

        // then
        assertThat(new HashMap<>(bridge.environment(own))).containsEntry("OWN", "");
    }

    @Test
    @DisplayName("shows neither secrets nor the key to what prints the environment variable by variable")
    void concealedEnvironment() {
        // when
        Map<String, String> environment = bridge.environment(Map.of("OWN", "1"));

        // then
        assertThat(environment.get("SECRET")).isEqualTo("****");
        assertThat(environment.get(ForkContract.CONTROL_KEY)).isEqualTo("****");
        assertThat(environment.get("OWN")).isEqualTo("1");
        assertThat(environment.get("NONE")).isNull();
        assertThat(environment).hasToString(environment.keySet().toString());
    }

    @Test
    @DisplayName("lets Surefire add what it finds out, such as JAVA_HOME of another JVM (F1)")
    void environmentOfAnotherJvm() {
        // given
        Map<String, String> environment = bridge.environment(Map.of("OWN", "1"));

        // when
        environment.put("JAVA_HOME", "/opt/jdk");

        // then
        assertThat(new HashMap<>(environment))
                .containsEntry("JAVA_HOME", "/opt/jdk")
                .containsEntry("OWN", "1");
    }

    @Test
    @DisplayName("puts the listeners behind the user's own class path elements")
    void classPath() {
        assertThat(bridge.classPath(List.of("a.jar", "b")))
                .containsExactly("a.jar", "b", directory.resolve("work/classes").toString());
        assertThat(bridge.classPath(List.of())).hasSize(1);
        assertThat(directory.resolve("work/classes/META-INF/services")).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("gives as many forks as it was told, through a factory that knows the workers")
    void forkNodes() {
        assertThat(bridge.forkCount()).isEqualTo(3);
        assertThat(bridge.forkNode(null, true)).isInstanceOf(WorkerForkNodeFactory.class);
        assertThat(bridge.forkNode(fork -> new StubChannel(), true)).isInstanceOf(WorkerForkNodeFactory.class);
    }

    @Test
    @DisplayName("answers forks until it is closed")
    void closed() throws Exception {
        // given
        pool.start();
        bridge.forkNode(fork -> new StubChannel(), true).createForkChannel(new StubChannel.Fork(2));
        String arguments = Files.readString(forks().resolve("fork-2.args"));
        int port = Integer.parseInt(arguments.replaceAll("(?s).*smartscraper.e2e.control=(\\d+).*", "$1"));
        String key = new HashMap<>(bridge.environment(null)).getOrDefault(ForkContract.CONTROL_KEY, "");
        assertThat(ForkSide.ask(port, key, "0", ForkContract.TOKEN, "")).isEqualTo("token-0");

        // when
        bridge.close();

        // then
        assertThatIOException().isThrownBy(() -> ForkSide.ask(port, key, "0", ForkContract.TOKEN, ""));
    }

    private Path forks() {
        return directory.resolve("work/forks");
    }

    private ForkBridge bridge(boolean quickStart) throws IOException {
        return new ForkBridge(
                new ForkSettings(
                        pool,
                        3,
                        new ForkSettings.Files(forks(), directory.resolve("work/classes"), "the session", file -> {}),
                        new ForkSettings.HandedOver(
                                Map.of("BROWSER_WS_ENDPOINT", "ws://127.0.0.1:1/x"),
                                Map.of("MARK", "of the session"),
                                Map.of("SECRET", "of the tests")),
                        new ForkSettings.QuickStarts(
                                quickStart,
                                launch -> {
                                    throw new IOException("nothing is launched here");
                                },
                                Map.of()),
                        new SecretMask(),
                        new ForkSettings.Listeners(
                                Optional.empty(),
                                new Timeline(
                                        Clock.systemUTC(),
                                        new WorkerLogs(directory, id -> directory.resolve("worker.log"))))),
                new TestTally(0),
                new ForkSurroundings(Path.of("java"), directory, directory, false));
    }
}
