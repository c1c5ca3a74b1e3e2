package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.npm.InstallMessages;
import io.github.smartscraper.e2e.npm.InstallProblem;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.run.parameters.ParameterMessages;
import io.github.smartscraper.e2e.selection.SelectionMessages;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerFailures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link Messages}. */
@DisplayName("A message")
final class MessagesTest {

    private static final Path LOG = Path.of("/work/logs/worker-2.log");
    private static final URI HEALTH = URI.create("http://127.0.0.1:9002/health");
    private static final LogExcerpt EXCERPT = new LogExcerpt(LOG, List.of("starting", "there is no database"));
    private static final Duration AFTER = Duration.ofMillis(1540);

    static Stream<Arguments> serverProblems() {
        ServerProblem exited = new ServerProblem.Exited(OptionalInt.of(3), AFTER, EXCERPT);
        Optional<Listener> stranger = Optional.of(new Listener(4711, "nginx"));
        return Stream.of(
                problem(new ServerProblem.NotLaunched("no such program"), "could not be launched: no such program"),
                problem(exited, "exited with code 3 after 1.5 s", LOG + ":\n    starting\n    there is no database"),
                problem(new ServerProblem.Exited(OptionalInt.empty(), AFTER, EXCERPT), "its exit code is not known"),
                problem(
                        new ServerProblem.NeverHealthy(Duration.ofSeconds(60), HEALTH, "HTTP 503", EXCERPT),
                        "was not healthy within 60.0 s",
                        "last answer of " + HEALTH + ": HTTP 503",
                        "-De2e.timeout=",
                        "-De2e.healthPath=",
                        "there is no database"),
                problem(
                        new ServerProblem.WentSilent(Duration.ofSeconds(12), HEALTH, "no answer within 2 s", EXCERPT),
                        "has not answered for 12.0 s",
                        "last answer of " + HEALTH + ": no answer within 2 s",
                        LOG.toString()),
                problem(
                        new ServerProblem.PortLost(9002, stranger),
                        "does not have port 9002",
                        "nginx (pid 4711)",
                        "-De2e.basePort=20000"),
                problem(new ServerProblem.PortLost(9002, Optional.empty()), "a process of another user"),
                problem(new ServerProblem.PortLost(9002, Optional.of(new Listener(4711, ""))), "a process (pid 4711)"),
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

    private static Arguments problem(Object problem, String... parts) {
        return Arguments.of(problem, parts);
    }

    @DisplayName("about a server says what is wrong with it, with all that is known")
    @ParameterizedTest(name = "{0}")
    @MethodSource("serverProblems")
    void server(ServerProblem problem, String[] parts) {
        assertThat(ServerMessages.worker(WorkerFailures.of(2, problem)))
                .startsWith("Worker 2 ")
                .contains(parts);
        assertThat(WorkerMessages.restarting(new Fault(2, Optional.empty(), problem, 0), 1, 3))
                .contains(parts)
                .endsWith("Restarting worker 2 on the same port and DATA_DIR (1 of 3)");
    }

    @Test
    @DisplayName("exists for every problem that a server can have")
    void everyServerProblem() {
        assertThat(kinds(serverProblems())).containsAll(Set.of(ServerProblem.class.getPermittedSubclasses()));
    }

    static Stream<Arguments> installProblems() {
        Path app = Path.of("/work/app");
        return Stream.of(
                problem(new InstallProblem.NpmMissing(app), "/work/app", "no npm on the PATH", "Install Node.js"),
                problem(new InstallProblem.LockFileMissing(app), "/work/app", "no package-lock.json", "npm install"),
                problem(
                        new InstallProblem.Unreadable(app.resolve("package.json"), "unexpected end"),
                        "/work/app/package.json can't be read (unexpected end)"),
                problem(
                        new InstallProblem.Failed(
                                OptionalInt.of(1), Duration.ofMinutes(10), LOG, List.of("npm error E404")),
                        "npm ci failed with exit code 1",
                        LOG + ":\n    npm error E404"),
                problem(
                        new InstallProblem.Failed(OptionalInt.empty(), Duration.ofMinutes(10), LOG, List.of()),
                        "npm ci did not end within 600.0 s",
                        "It has printed nothing (" + LOG + ")"));
    }

    @DisplayName("about an installation says what is missing and what to type")
    @ParameterizedTest(name = "{0}")
    @MethodSource("installProblems")
    void install(InstallProblem problem, String[] parts) {
        assertThat(InstallMessages.of(problem)).contains(parts);
        if (!(problem instanceof InstallProblem.Failed)) {
            assertThat(InstallMessages.of(problem)).contains("-De2e.install=never");
        }
    }

    @Test
    @DisplayName("exists for every problem that an installation can have")
    void everyInstallProblem() {
        assertThat(kinds(installProblems())).containsAll(Set.of(InstallProblem.class.getPermittedSubclasses()));
    }

    private static Set<Class<?>> kinds(Stream<Arguments> problems) {
        return problems.map(arguments -> arguments.get()[0].getClass()).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("about one bad parameter stands alone, about several in a list")
    void badParameters() {
        // given
        String workers = Phrases.refused("workers", "0", "a number from 1 to 64", "4");
        String seed = Phrases.refused("seedDirectory", "/none", "a directory", "");

        // then
        assertThat(ParameterMessages.refusals(List.of(workers)))
                .isEqualTo("Parameter workers '0' can't be used: it takes a number from 1 to 64; "
                        + "for example -De2e.workers=4.");
        assertThat(ParameterMessages.refusals(List.of(workers, seed)))
                .isEqualTo("2 parameters can't be used:\n    " + workers + "\n    " + seed);
        assertThat(seed).endsWith("set it with -De2e.seedDirectory=… or <seedDirectory>.");
    }

    @Test
    @DisplayName("about a goal without start says how to bind both")
    void notStarted() {
        assertThat(RunMessages.notStarted("verify"))
                .contains("Goal verify", "start, integration-test, stop, verify", "mvn verify");
    }

    @Test
    @DisplayName("about a name that nothing has tells of close ones, if there are any")
    void noFileMatch() {
        assertThat(SelectionMessages.noFileMatch("scarpe", List.of("ScrapeIT", "scrapes")))
                .contains("'scarpe'", "-De2e.file", "no server is started", "Close names: ScrapeIT, scrapes.");
        assertThat(SelectionMessages.noFileMatch("x", List.of())).doesNotContain("Close");
    }

    @Test
    @DisplayName("about a cache that is not used names the file, why, and how to name another")
    void cacheUnusable() {
        assertThat(SelectionMessages.cacheUnusable(Path.of("/work/test-cache.json"), "it is not a cache file"))
                .startsWith("The test cache /work/test-cache.json is not used: it is not a cache file.")
                .contains("-De2e.cacheFile=");
    }

    @Test
    @DisplayName("about a start tells how many workers there are, and why not more")
    void starting() {
        assertThat(WorkerMessages.starting(2, 2, 8))
                .isEqualTo("Starting 2 workers (8 were allowed) for 2 test classes");
        assertThat(WorkerMessages.starting(1, 1, 1)).isEqualTo("Starting 1 worker for 1 test class");
    }

    @Test
    @DisplayName("about a port tells who has it, as far as that can be told")
    void ports() {
        assertThat(PortMessages.taken(new PortTaken(9000, Optional.of(new Listener(17, "node")))))
                .isEqualTo("Port 9000 is taken by node (pid 17); it is skipped.");
        assertThat(PortMessages.taken(new PortTaken(9000, Optional.empty()))).contains("another build");
        assertThat(PortMessages.exhausted(65_000)).contains("65000", "-De2e.basePort=20000");
    }

    @Test
    @DisplayName("about a missing program says where it was looked for, and how to name another")
    void commandMissing() {
        assertThat(ServerMessages.commandMissing("nmp", Path.of("/work/app")))
                .contains("'nmp'", "on the PATH", "/work/app", "-De2e.command=");
    }

    @Test
    @DisplayName("about leftovers counts what was removed, and names what was not")
    void swept() {
        assertThat(OwnershipMessages.swept(new Leftovers(0, List.of(), List.of())))
                .isEmpty();
        assertThat(OwnershipMessages.swept(new Leftovers(2, List.of(Path.of("/tmp/a")), List.of())))
                .contains("Removed what killed builds had left: 2 processes, 1 directory.");
        assertThat(OwnershipMessages.swept(new Leftovers(1, List.of(), List.of("process 17"))))
                .hasValueSatisfying(text -> assertThat(text).contains("1 process,", "could not remove process 17"));
    }

    @Test
    @DisplayName("about the end says that nothing is left, or what is and how to get rid of it")
    void stopped() {
        assertThat(RunMessages.stopped(4, Duration.ofMillis(40)))
                .isEqualTo("Stopped 4 workers in 0.0 s; nothing is left.");
        assertThat(OwnershipMessages.notStopped(Set.of(17L), List.of(Path.of("/tmp/a"))))
                .contains("17", "/tmp/a", "mvn smartscraper-e2e:clean");
    }

    @Test
    @DisplayName("about classes without a worker names each of them once")
    void classesWithoutWorker() {
        // given
        ServerProblem gone = new ServerProblem.Stopped();
        List<Fault> faults = List.of(
                new Fault(0, Optional.of("BIT"), gone, 0),
                new Fault(1, Optional.of("AIT"), gone, 0),
                new Fault(1, Optional.of("BIT"), gone, 0),
                new Fault(1, Optional.empty(), gone, 0));

        // then
        assertThat(WorkerMessages.classesWithoutWorker(faults)).contains("can't be trusted: AIT, BIT.", "mvn verify");
    }

    @Test
    @DisplayName("writes numbers in the same way wherever it is printed")
    void locale() {
        // given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            // then
            assertThat(InstallMessages.installed(Duration.ofMillis(2345))).isEqualTo("npm ci finished after 2.3 s");
            assertThat(WorkerMessages.changed(3, WorkerState.RESTARTING)).isEqualTo("Worker 3 is restarting");
        } finally {
            Locale.setDefault(before);
        }
    }
}
