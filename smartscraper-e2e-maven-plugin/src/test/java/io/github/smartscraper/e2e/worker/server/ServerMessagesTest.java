package io.github.smartscraper.e2e.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.Wording;
import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.worker.server.diagnosis.Obstacle;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link ServerMessages}. */
@DisplayName("A message about a server")
final class ServerMessagesTest {

    private static final Path LOG = Path.of("/work/logs/worker-2.log");
    private static final URI HEALTH = URI.create("http://127.0.0.1:9002/health");
    private static final LogExcerpt EXCERPT = new LogExcerpt(LOG, List.of("starting", "there is no database"));
    private static final Duration AFTER = Duration.ofMillis(1540);

    static Stream<Arguments> problems() {
        ServerProblem exited = new ServerProblem.Exited(OptionalInt.of(3), AFTER, EXCERPT);
        Optional<Listener> stranger = Optional.of(new Listener(4711, "nginx"));
        return Stream.of(
                problem(new ServerProblem.NotLaunched("no such program"), "could not be launched: no such program"),
                problem(exited, "exited with code 3 after 1.5 s", LOG + ":\n    starting\n    there is no database"),
                problem(new ServerProblem.Exited(OptionalInt.empty(), AFTER, EXCERPT), "its exit code is not known"),
                problem(
                        new ServerProblem.NeverHealthy(
                                Duration.ofSeconds(60), HEALTH, "HTTP 503", new Obstacle.Unknown(), EXCERPT),
                        "was not healthy within 60.0 s",
                        "last answer of " + HEALTH + ": HTTP 503",
                        "-De2e.timeout=",
                        "-De2e.healthPath=",
                        "there is no database"),
                problem(
                        new ServerProblem.WentSilent(
                                Duration.ofSeconds(12), true, HEALTH, "no answer within 2 s", EXCERPT),
                        "has not answered for 12.0 s",
                        "last answer of " + HEALTH + ": no answer within 2 s",
                        "-De2e.hangTimeout=",
                        LOG.toString()),
                problem(
                        new ServerProblem.PortLost(9002, stranger),
                        "does not have port 9002",
                        "nginx (pid 4711)",
                        "-De2e.basePort=20000"),
                problem(new ServerProblem.PortLost(9002, Optional.empty()), "a process of another user"),
                problem(new ServerProblem.PortLost(9002, Optional.of(new Listener(4711, ""))), "a process (pid 4711)"),
                problem(
                        new ServerProblem.PortLingers(9002, EXCERPT),
                        "can't have port 9002",
                        "TIME_WAIT",
                        "SO_REUSEADDR",
                        "there is no database"),
                problem(
                        new ServerProblem.Storage("No space left on device"),
                        "could not be reset to its seed data: No space left on device"),
                problem(
                        new ServerProblem.TooManyRestarts(1, exited),
                        "is given up after 1 restart (-De2e.maxRestarts): it exited with code 3"),
                problem(
                        new ServerProblem.BrowserLost(new BrowserProblem.NotLaunched("no such program")),
                        "lost the browser that all workers share, which could not be launched: no such program"),
                problem(new ServerProblem.Stopped(), "is being stopped"));
    }

    private static Arguments problem(ServerProblem problem, String... parts) {
        return Arguments.of(problem, parts);
    }

    @DisplayName("says what is wrong with it, with all that is known")
    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void saysWhatIsWrong(ServerProblem problem, String[] parts) {
        assertThat(ServerMessages.worker(WorkerFailures.of(2, problem)))
                .startsWith("Worker 2 ")
                .contains(parts);
        assertThat(ServerMessages.problem(problem)).startsWith(ServerMessages.inShort(problem));
    }

    @Test
    @DisplayName("is another one for each problem that it can have")
    void everyProblem() {
        Wording.assertComplete(
                ServerProblem.class,
                problems().map(sample -> (ServerProblem) sample.get()[0]),
                ServerMessages::inShort);
    }

    @Test
    @DisplayName("about whose command there is no program says where it was looked for, and how to name another")
    void commandMissing() {
        assertThat(ServerMessages.commandMissing("nmp", Path.of("/work/app")))
                .contains("'nmp'", "on the PATH", "/work/app", "-De2e.command=");
    }

    @Test
    @DisplayName("with a log that is too large names the worker, the file and the parameter")
    void logExceeded() {
        assertThat(ServerMessages.logExceeded(2, LOG, 64L << 20))
                .contains("Worker 2", "64 MiB", LOG.toString(), "-De2e.maxLogSize=128MiB");
    }
}
