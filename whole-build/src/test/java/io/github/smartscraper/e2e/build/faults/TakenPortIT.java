package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Listeners;
import io.github.smartscraper.e2e.build.harness.traces.Signals;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports that somebody else has or had: a test must never talk to a stranger, nor may the stranger be harmed. */
@RunsMaven
@DisplayName("A port")
class TakenPortIT {

    private static final String PID = Long.toString(ProcessHandle.current().pid());

    @Test
    @DisplayName("that a stranger has, on one address or on all, who answers 200 to everything, is skipped, as is said")
    void isPassedOver(MavenBuilds builds) throws Exception {
        MavenBuild alpha = alpha(builds);
        int port = alpha.basePort();
        try (Stranger first = Stranger.on("127.0.0.1", port);
                Stranger second = Stranger.on("0.0.0.0", port + 1)) {
            BuildResult build = alpha.execute();

            assertThatBuild(build)
                    .succeeded()
                    .saysInOneLine(Integer.toString(port), PID)
                    .saysInOneLine(Integer.toString(port + 1), PID);
            assertThat(build.visits().by("AlphaIT").port()).isGreaterThan(port + 1);
            for (Stranger stranger : List.of(first, second)) {
                assertThat(stranger.requests()).isEmpty();
                stranger.assertAnswers();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"node server.mjs", "node like-tsx-watch.mjs"})
    @DisplayName("that a stranger takes while tests run, when its server was killed: no test talks to the stranger")
    void isTakenMeanwhile(String command, MavenBuilds builds) throws Exception {
        RunningBuild build = builds.sample("plain")
                .goals("verify")
                .property("e2e.command", command)
                .property("it.test", "QuietCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .start();
        build.awaitForks(1);
        Visit quiet = build.visits().by("QuietCheck");
        Signals.send("KILL", quiet.serverPid());
        try (Stranger stranger = Stranger.asSoonAsFree(quiet.port())) {
            Files.createFile(build.traces().project().resolve("target/go-on"));
            BuildResult result = build.awaitEnd(Duration.ofMinutes(2));

            assertThatBuild(result).failed().saysInOneLine("port " + quiet.port(), PID);
            assertThat(result.visits().classes()).containsExactly("QuietCheck");
            assertThat(stranger.requests()).as("what the stranger was asked").allMatch("GET /health"::equals);
            stranger.assertAnswers();
            result.leftovers().assertNone();
        }
    }

    @Test
    @DisplayName("on which only connections in TIME_WAIT are left is used")
    void timeWait(MavenBuilds builds) throws Exception {
        MavenBuild alpha = alpha(builds);
        int port = alpha.basePort();
        leaveInTimeWait(port);

        BuildResult build = alpha.execute();

        assertThatBuild(build).succeeded();
        assertThat(Listeners.inTimeWait()).as("ports in TIME_WAIT").contains(port);
        assertThat(build.visits().by("AlphaIT").port()).isEqualTo(port);
    }

    @Test
    @DisplayName("on which such connections are left is given up for a server that can't have it then, as is said")
    void timeWaitOfAStrictServer(MavenBuilds builds) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        MavenBuild alpha = alpha(builds).property("e2e.command", "node strict.mjs " + java);
        int port = alpha.basePort();
        leaveInTimeWait(port);

        BuildResult build = alpha.execute();

        int next = build.visits().by("AlphaIT").port();
        assertThat(next).isGreaterThan(port);
        assertThatBuild(build)
                .succeeded()
                .saysInOneLine("Port " + port + " of worker 0", "SO_REUSEADDR", "moves to port " + next);
    }

    @Test
    @DisplayName("that a dead build has reserved is used, and the reservation is gone")
    void reservedByTheDead(MavenBuilds builds) throws Exception {
        Path temporary = builds.directory().resolve("tmp");
        Path locks =
                temporary.resolve("smartscraper-e2e-ports-" + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        MavenBuild alpha = alpha(builds).temporaryDirectory(temporary).variable("XDG_RUNTIME_DIR", "");
        Files.createDirectories(locks);
        Files.setPosixFilePermissions(locks, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(locks.resolve(alpha.basePort() + ".lock"), dead.pid() + " 2026-01-01T00:00:00Z x");

        BuildResult build = alpha.execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().by("AlphaIT").port()).isEqualTo(alpha.basePort());
    }

    /** Whoever closes a connection first keeps it in TIME_WAIT for a minute. */
    private static void leaveInTimeWait(int port) throws Exception {
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static MavenBuild alpha(MavenBuilds builds) {
        return builds.sample("plain").goals("verify").property("it.test", "AlphaIT");
    }
}
