package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that start while Maven compiles. */
@RunsMaven
@DisplayName("Goal prewarm")
class PrewarmIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String STARTING = "Prewarming: servers start while Maven goes on";
    private static final String TAKEN_OVER = "Taking over the workers that goal prewarm has started";

    /** The log of a server: there is one as soon as it has been launched. */
    private static final String SERVER_LOG = "${project.basedir}/target/smartscraper-e2e/logs/worker-0.log";

    private static final String NEVER = "/nowhere/never";

    @Test
    @InMatrix
    @DisplayName(
            "starts servers that goal start takes over, with what has happened to them, and none when nothing will run")
    void takenOver(MavenBuilds builds) throws Exception {
        BuildResult first = allTests(builds)
                .goals("verify")
                .property("sample.awaited", SERVER_LOG)
                .execute();

        assertThatBuild(first)
                .succeeded()
                .startedServers(2)
                .saysInOneLine(STARTING)
                .saysInOneLine(TAKEN_OVER)
                .says("Worker 0", "nothing is left");
        assertThat(first.file("target/smartscraper-e2e/results.json")).content().contains("\"state\" : \"LAUNCHED\"");

        BuildResult second = allTests(builds)
                .goals("verify")
                .property("e2e.verbose", "true")
                .whereRan(first.traces())
                .execute();
        assertThatBuild(second)
                .succeeded()
                .startedServers(2)
                .says("Prewarming no server: nothing has changed")
                .saysNot(STARTING, TAKEN_OVER);
    }

    @Test
    @DisplayName("may have a phase of its own")
    void later(MavenBuilds builds) throws Exception {
        BuildResult build = prewarmingLater(builds).execute();

        assertThatBuild(build).succeeded().startedServers(1).says(":prewarm (later)", TAKEN_OVER);

        BuildResult unchanged = prewarmingLater(builds).whereRan(build.traces()).execute();
        assertThatBuild(unchanged).succeeded().startedServers(1).says("Prewarming no server: nothing has changed");
    }

    @Test
    @DisplayName("stays out of the way of an execution that does without it")
    void besideAnother(MavenBuilds builds) throws Exception {
        BuildResult build = prewarming(builds)
                .goals("verify")
                .arguments("-Psecond-execution")
                .property("sample.awaited", SERVER_LOG)
                .execute();

        assertThatBuild(build).succeeded().saysInOneLine(TAKEN_OVER).startedServers(4);
    }

    @Test
    @InMatrix
    @DisplayName("leaves nothing of a build that fails to compile")
    void compileFailure(MavenBuilds builds) throws Exception {
        BuildResult build = prewarming(builds)
                .goals("verify")
                .compiling()
                .with("src/test/java/sample/BrokenIT.java", "no Java at all")
                .property("sample.awaited", SERVER_LOG)
                .execute();

        assertThatBuild(build).failed().says("COMPILATION ERROR", STARTING).saysNot(TAKEN_OVER);
    }

    @Test
    @DisplayName("starts nothing in a build that ends before the integration tests")
    void notReached(MavenBuilds builds) throws Exception {
        BuildResult build =
                prewarming(builds).goals("test").property("e2e.verbose", "true").execute();

        assertThatBuild(build)
                .succeeded()
                .startedServers(0)
                .says("Prewarming no server: this build does not come to its integration tests");
    }

    @Test
    @DisplayName("leaves it to the goals after it to fail where a server can't start")
    void cannotStart(MavenBuilds builds) throws Exception {
        BuildResult build = prewarming(builds)
                .goals("verify")
                .property("e2e.command", "node missing.mjs")
                .property("sample.awaited", SERVER_LOG)
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .saysInOneLine("on project plain: Worker", "exited with code 1")
                .says("Cannot find module");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"INT", "KILL"})
    @InMatrix
    @DisplayName("leaves nothing of a build that gets a signal while it compiles, ten seconds later:")
    void signalled(String signal, MavenBuilds builds) throws Exception {
        RunningBuild build = prewarming(builds)
                .goals("verify")
                .property("sample.awaited", NEVER)
                .start();
        build.awaitServerLog(0, "sample server listens");

        build.signal(signal);

        Leftovers.of(build.traces()).assertNoneWithin(LIMIT);
    }

    private static MavenBuild prewarming(MavenBuilds builds) {
        return allTests(builds).property("it.test", "AlphaIT,BetaIT");
    }

    private static MavenBuild prewarmingLater(MavenBuilds builds) {
        return builds.sample("plain")
                .goals("verify")
                .arguments("-Pprewarm-later")
                .property("e2e.verbose", "true");
    }

    private static MavenBuild allTests(MavenBuilds builds) {
        return builds.sample("plain").arguments("-Pprewarm").property("e2e.workers", "2");
    }
}
