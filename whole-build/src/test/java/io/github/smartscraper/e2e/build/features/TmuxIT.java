package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers in sessions of the real tmux. */
@RunsMaven
@DisplayName("With e2e.tmux")
class TmuxIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern ATTACH =
            Pattern.compile("tmux -S '?([^\\s']+)'? attach -t (smartscraper-worker-(\\d))");

    /** Prints its token in red, then serves. */
    private static final String CHATTY = """
            import process from 'node:process';
            console.log(`\\u001b[31mI was told ${process.env.API_TOKEN}\\u001b[0m; a terminal: ${process.stdout.isTTY}`);
            await import('./server.mjs');
            """;

    @Test
    @InMatrix
    @DisplayName("each worker's server can be looked at while tests run, its log is masked, and nothing is left")
    void canBeLookedAt(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithLongTests(builds);

        List<Matcher> sessions = sessions(build);
        assertThat(sessions).hasSize(2);
        for (Matcher session : sessions) {
            Path socket = Path.of(session.group(1));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(screen(session))
                    .contains("I was told", "a terminal: true")
                    .doesNotContain("****");
        }
        build.awaitServerLog(0, "I was told ****; a terminal: true");
        build.awaitServerLog(1, "I was told ****; a terminal: true");

        // As for a terminal whose window is closed.
        build.signalGroup("HUP");

        assertNothingLeft(build, sessions, LIMIT);
        assertThat(build.awaitEnd(LIMIT).log()).contains("Maven has been told to end");
    }

    @Test
    @DisplayName("the tmux servers and their directories are gone after a kill of Maven's whole process group")
    void reaped(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithLongTests(builds);
        List<Matcher> sessions = sessions(build);
        assertThat(sessions).hasSize(2);

        build.signalGroup("KILL");
        build.awaitEnd(LIMIT);

        assertNothingLeft(build, sessions, Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("a server that dies is replaced in the same session's place, and the build goes on")
    void replaced(MavenBuilds builds) throws Exception {
        BuildResult build = tmux(builds)
                .property("it.test", "AlphaIT,FaultsCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .property("sample.deaths", "1")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine("FaultsCheck", "infrastructure")
                .startedServers(2);
    }

    @Test
    @DisplayName("a server that ends at once is told with its exit code and what it has printed")
    void endsAtOnce(MavenBuilds builds) throws Exception {
        BuildResult build =
                tmux(builds).property("e2e.command", "node refusing.mjs").execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("exited with code 3", "the configuration names no database");
    }

    @Test
    @DisplayName("and without tmux, the build says what to install before anything is started")
    void missing(MavenBuilds builds) throws Exception {
        String path = SearchPath.without(builds.directory().resolve("bin"), "tmux");

        BuildResult build = tmux(builds).variable("PATH", path).execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("no program tmux on the PATH", "Install it", "-De2e.tmux")
                .startedServers(0);
    }

    private static RunningBuild startWithLongTests(MavenBuilds builds) throws Exception {
        RunningBuild build = tmux(builds)
                .with("chatty.mjs", CHATTY)
                .property("e2e.command", "node chatty.mjs")
                .property("e2e.workers", "2")
                .property("e2e.apiToken", "random")
                .property("sample.linger", "120")
                .start();
        build.awaitForks(2);
        return build;
    }

    private static MavenBuild tmux(MavenBuilds builds) {
        return builds.sample("plain").goals("verify").property("e2e.tmux", "true");
    }

    private static List<Matcher> sessions(RunningBuild build) {
        return build.log().lines().map(ATTACH::matcher).filter(Matcher::find).toList();
    }

    private static String screen(Matcher session) throws Exception {
        Process tmux = new ProcessBuilder(
                        "tmux", "-S", session.group(1), "capture-pane", "-p", "-J", "-t", session.group(2))
                .redirectErrorStream(true)
                .start();
        return new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertNothingLeft(RunningBuild build, List<Matcher> sessions, Duration limit) {
        Leftovers.of(build.traces()).assertNoneWithin(limit);
        // It may be outside the build's own directory for temporary files, whose path can be too long for a socket.
        sessions.forEach(session -> await().atMost(limit)
                .untilAsserted(
                        () -> assertThat(Path.of(session.group(1)).getParent()).doesNotExist()));
    }
}
