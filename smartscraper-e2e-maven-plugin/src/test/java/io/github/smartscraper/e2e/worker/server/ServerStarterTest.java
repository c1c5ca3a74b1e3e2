package io.github.smartscraper.e2e.worker.server;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.server.diagnosis.Obstacle;
import io.github.smartscraper.e2e.worker.server.diagnosis.ObstacleMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link ServerStarter}, and with it {@link Server}. */
@DisplayName("A server starter")
@Timeout(180)
final class ServerStarterTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(400);

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("returns a server that is healthy, and has written down whose process it is")
    void healthy() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.SERVING);

        // when
        Server server = workers.starter(LONG).start(plan);

        // then
        assertThat(server.ask().isHealthy()).isTrue();
        assertThat(server.hasEnded()).isFalse();
        assertThat(server.pids()).containsExactly(server.pid());
        JsonNode owned =
                new ObjectMapper().readTree(workers.sessionFile().toFile()).at("/workers/0");
        assertThat(owned.path("pid").asLong()).isEqualTo(server.pid());
        assertThat(owned.path("port").asInt()).isEqualTo(plan.port());
        assertThat(owned.path("dataDirectory").asText())
                .isEqualTo(plan.dataDirectory().path().toString());
    }

    @Test
    @DisplayName("reports a server that exits at once, with its code and what it said, before the limit")
    void exits() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.EXITING);

        // when
        ServerProblem problem = problem(workers.starter(LONG), plan);

        // then
        assertThat(problem).isInstanceOfSatisfying(ServerProblem.Exited.class, exited -> {
            assertThat(exited.exitCode()).isEqualTo(OptionalInt.of(3));
            assertThat(exited.after()).isLessThan(LONG);
            assertThat(exited.log().file()).isEqualTo(plan.launch().log());
            assertThat(exited.log().lines()).containsExactly("there is no database");
        });
    }

    @Test
    @DisplayName("gives up a server that is not ready within the limit, says what it answered, and ends it")
    void neverHealthy() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.UNREADY);
        ProcessLauncher launcher = NodeWorkers.untilListening(NodeWorkers.launcher());

        // when
        ServerProblem problem = problem(workers.starter(launcher, SHORT), plan);

        // then
        assertThat(problem).isInstanceOfSatisfying(ServerProblem.NeverHealthy.class, never -> {
            assertThat(never.limit()).isEqualTo(SHORT);
            assertThat(never.health()).isEqualTo(plan.health());
            assertThat(never.lastAnswer()).isEqualTo("HTTP 503");
        });
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("gives up a server that listens nowhere, and ends it")
    void neverListens() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.IDLE);

        // when
        ServerProblem problem = problem(workers.starter(SHORT), plan);

        // then
        assertThat(problem)
                .isInstanceOfSatisfying(ServerProblem.NeverHealthy.class, never -> assertThat(never.lastAnswer())
                        .isEqualTo("connection refused"));
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("names the address on which a server listens instead (H5)")
    void listensOnIpv6() throws Exception {
        // given
        assumeTrue(hasIpv6(), "there is no IPv6 here");
        WorkerPlan plan = workers.plan(NodeServer.ON_IPV6);

        // when
        Obstacle obstacle = obstacle(plan);

        // then
        assertThat(ObstacleMessages.of(obstacle))
                .contains("It listens on [::1]:" + plan.port() + ", and not on 127.0.0.1:" + plan.port(), "HOST");
    }

    @Test
    @DisplayName("names the port on which a server listens instead (H5)")
    void listensOnAnotherPort() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.ON_ANOTHER_PORT);

        // when
        Obstacle obstacle = obstacle(plan);

        // then
        assertThat(ObstacleMessages.of(obstacle)).contains("It listens on 127.0.0.1:", "variable PORT", "{port}");
    }

    @Test
    @DisplayName("knows a server that wants TLS (H5)")
    void wantsTls() throws Exception {
        assertThat(obstacle(workers.plan(NodeServer.ENCRYPTED))).isEqualTo(new Obstacle.Encrypted());
    }

    @Test
    @DisplayName("names the status of a server that may be healthy in its own way (H8)")
    void otherStatus() throws Exception {
        assertThat(obstacle(workers.plan(NodeServer.UNAUTHORIZED))).isEqualTo(new Obstacle.OtherStatus(401, "200"));
    }

    @Test
    @DisplayName("takes the status for healthy that the user has named (H8)")
    void namedStatus() throws Exception {
        // given
        HealthRequest request =
                new HealthRequest("/health", StatusCodes.parse("200-299,401").orElseThrow(), Duration.ofSeconds(10));

        // when
        Server server = workers.asking(request).starter(LONG).start(workers.plan(NodeServer.UNAUTHORIZED));

        // then
        assertThat(server.ask().isHealthy()).isTrue();
    }

    @Test
    @DisplayName("accepts a server whose answers take long, if they may (H1)")
    void slow() throws Exception {
        // given
        HealthRequest request = new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(30));

        // when
        Server server = workers.asking(request).starter(LONG).start(workers.plan(NodeServer.SLOW));

        // then
        assertThat(server.ask().isHealthy()).isTrue();
    }

    @Test
    @DisplayName("names the limit that the answers of a server don't keep (H1)")
    void tooSlow() throws Exception {
        // given
        HealthRequest request = new HealthRequest("/health", StatusCodes.OK, Duration.ofMillis(100));

        // when
        Obstacle obstacle = obstacle(workers.asking(request).plan(NodeServer.SLOW));

        // then
        assertThat(obstacle).isEqualTo(new Obstacle.Slow(request.limit()));
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at("::1", 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Obstacle obstacle(WorkerPlan plan) {
        ProcessLauncher launcher = workers.untilListeningAnywhere(NodeWorkers.launcher());
        ServerProblem problem = problem(workers.starter(launcher, SHORT), plan);
        assertThat(problem).isInstanceOf(ServerProblem.NeverHealthy.class);
        assertThat(workers.pids()).isEmpty();
        return ((ServerProblem.NeverHealthy) problem).obstacle();
    }

    @Test
    @DisplayName("says so when the command can't be launched")
    void notLaunched() throws Exception {
        // given
        ProcessLauncher plain = SessionLauncher.onPath(Executables.of(Map.of()));
        WorkerPlan plan = relaunched(workers.plan(NodeServer.SERVING), List.of("no-such-program-anywhere"));

        // when
        ServerProblem problem = problem(workers.starter(plain, LONG), plan);

        // then
        assertThat(problem).isInstanceOfSatisfying(ServerProblem.NotLaunched.class, not -> assertThat(not.reason())
                .contains("no-such-program-anywhere"));
    }

    @Test
    @DisplayName("leaves a stranger alone that has the port, and names it")
    void strangerBefore() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.SERVING);
        Process stranger = stranger(plan);
        try {
            // when
            ServerProblem problem = problem(workers.starter(LONG), plan);

            // then
            assertThat(problem).isInstanceOfSatisfying(ServerProblem.PortLost.class, lost -> {
                assertThat(lost.port()).isEqualTo(plan.port());
                assertThat(lost.to()).hasValueSatisfying(listener -> assertThat(listener.pid())
                        .isEqualTo(stranger.pid()));
            });
            assertThat(stranger.isAlive()).isTrue();
            assertThat(workers.pids()).isEmpty();
            assertThat(workers.sessionFile()).doesNotExist();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("is not taken in by the 200 of a stranger that took the port while our server started")
    void strangerMeanwhile() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.IDLE);
        HttpServer stranger = HttpServer.create();
        stranger.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        ProcessLauncher tooLate = launch -> {
            stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), plan.port()), 0);
            stranger.start();
            return NodeWorkers.launcher().launch(launch);
        };
        try {
            // when
            ServerProblem problem = problem(workers.starter(tooLate, LONG), plan);

            // then
            assertThat(problem).isInstanceOfSatisfying(ServerProblem.PortLost.class, lost -> assertThat(lost.to())
                    .hasValueSatisfying(listener -> assertThat(listener.pid())
                            .isEqualTo(ProcessHandle.current().pid())));
            assertThat(workers.pids()).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    @DisplayName("accepts a server that its command has left in the background")
    void background() throws Exception {
        // given
        String script = NodeServer.SERVING.command().get(2);
        WorkerPlan plan =
                relaunched(workers.plan(NodeServer.SERVING), List.of("sh", "-c", "node -e \"$0\" & exit 0", script));

        // when
        Server server = workers.starter(LONG).start(plan);

        // then
        await().until(() -> ProcessHandle.of(server.pid()).isEmpty());
        assertThat(server.hasEnded()).isFalse();
        server.end();
        assertThat(workers.pids()).isEmpty();
        assertThat(server.hasEnded()).isTrue();
    }

    @Test
    @DisplayName("ends the server when the wait for it is interrupted")
    void interrupted() throws Exception {
        // given
        WorkerPlan plan = workers.plan(NodeServer.IDLE);
        FutureTask<Server> start = new FutureTask<>(() -> workers.starter(LONG).start(plan));
        Thread thread = new Thread(start, "start");
        thread.start();
        await().until(() -> !workers.pids().isEmpty());

        // when
        thread.interrupt();

        // then
        assertThatThrownBy(() -> start.get(40, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(workers.pids()).isEmpty();
    }

    private static ServerProblem problem(ServerStarter starter, WorkerPlan plan) {
        WorkerException failure = catchThrowableOfType(WorkerException.class, () -> starter.start(plan));
        assertThat(failure).as("failure of the start").isNotNull();
        assertThat(failure.worker()).isEqualTo(plan.id());
        return failure.problem();
    }

    private static WorkerPlan relaunched(WorkerPlan plan, List<String> command) {
        Launch launch = plan.launch();
        return new WorkerPlan(
                plan.id(),
                plan.address(),
                plan.dataDirectory(),
                plan.token(),
                new Launch(command, launch.directory(), launch.environment(), launch.log(), launch.mask()),
                plan.cookie());
    }

    private static Process stranger(WorkerPlan plan) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(NodeServer.SERVING.command());
        builder.environment().put("PORT", Integer.toString(plan.port()));
        Process stranger = builder.start();
        HealthProbe probe = new HealthProbe(Duration.ofSeconds(1));
        await().until(() -> probe.ask(plan.health()).isHealthy());
        return stranger;
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(host, port);
    }
}
