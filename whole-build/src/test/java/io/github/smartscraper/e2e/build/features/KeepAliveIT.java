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
import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workers that live from one build to the next. */
@RunsMaven
@DisplayName("Workers that are kept alive")
class KeepAliveIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration KEEPER_LIMIT = Duration.ofSeconds(15);
    private static final String PROPERTY = "e2e.keepAlive";

    /** The same for all builds of a test: workers on other ports would be of no use to them. */
    private int basePort;

    @Test
    @InMatrix
    @DisplayName("serve one build after the other, as far as they live and are what is wanted, and end with goal stop")
    void takenOver(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        assertThatBuild(first).saysInOneLine("2 workers keep running", "mvn smartscraper-e2e:stop ends them");

        BuildResult second = keeping(builds, first).start().awaitEnd(LIMIT);
        assertThatBuild(second).succeeded().says("Taking over 2 workers of the last build");
        assertThat(second.serversStarted()).as("servers of both builds").hasSize(2);
        assertThat(second.visits().by("AlphaIT").stateAtStart()).isEqualTo("[]");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(second.file("target/smartscraper-e2e/kept.json"))))
                .isEqualTo("rw-------");

        Files.writeString(first.file("server.mjs"), "\n// changed\n", StandardOpenOption.APPEND);
        BuildResult changed = keeping(builds, first)
                .property("e2e.apiToken", "another-{id}")
                .start()
                .awaitEnd(LIMIT);
        assertThatBuild(changed)
                .succeeded()
                .saysInOneLine("can't be used", "the application's sources", "the environment", "Fresh ones");
        assertThat(changed.serversStarted()).hasSize(4);

        server(changed).end();
        BuildResult oneDead = keeping(builds, first)
                .property("e2e.apiToken", "another-{id}")
                .start()
                .awaitEnd(LIMIT);
        assertThatBuild(oneDead).succeeded().says("Taking over 2 workers");
        assertThat(oneDead.serversStarted())
                .as("with the one in a dead one's place")
                .hasSize(5);

        BuildResult stop = next(builds, first).goals("smartscraper-e2e:stop").execute();
        assertThatBuild(stop).succeeded().says("Ended 2 kept workers");
    }

    @Test
    @DisplayName("live on when tests have failed, and are ended by goal clean")
    void testsFailed(MavenBuilds builds) throws Exception {
        BuildResult first = plain(builds, "AlphaIT,FlakyCheck")
                .goals("verify")
                .property(PROPERTY, "true")
                .start()
                .awaitEnd(LIMIT);
        assertThatBuild(first).failed().says("running for the next build");
        assertThat(first.leftovers().processes()).anyMatch(LiveProcess::isServer);

        BuildResult clean = next(builds, first).goals("smartscraper-e2e:clean").execute();

        assertThatBuild(clean).succeeded().says("Ended 2 kept workers");
    }

    @Test
    @DisplayName("end when the build that has taken them over is killed")
    void takerKilled(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        RunningBuild second = keeping(builds, first)
                .property("sample.linger", "120")
                .property("e2e.console", "surefire")
                .start();
        await().atMost(LIMIT).until(() -> second.log().contains("Running sample.AlphaIT"));

        second.signal("KILL");

        Leftovers.of(second.traces()).assertNoneWithin(KEEPER_LIMIT);
    }

    @Test
    @DisplayName("end when the build is interrupted")
    void interrupted(MavenBuilds builds) throws Exception {
        RunningBuild build = plain(builds, "AlphaIT,BetaIT")
                .goals("verify")
                .property(PROPERTY, "true")
                .property("sample.linger", "120")
                .start();
        build.awaitForks(2);

        build.signalGroup("INT");

        Leftovers.of(build.traces()).assertNoneWithin(KEEPER_LIMIT);
    }

    @Test
    @DisplayName("end when target is removed")
    void targetRemoved(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);

        FileTree.delete(first.file("target"));

        first.leftovers().assertNoneWithin(KEEPER_LIMIT);
    }

    @Test
    @DisplayName("are ended by the next build if it does not want them, though their keeper was killed")
    void keeperKilled(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        // A keeper that is just starting a program looks like two for a moment.
        List<LiveProcess> keepers =
                await().atMost(KEEPER_LIMIT).until(() -> keepers(first), found -> found.size() == 1);
        keepers.get(0).end();

        BuildResult second = next(builds, first).goals("verify").execute();

        assertThatBuild(second)
                .succeeded()
                .saysInOneLine("Ended 2 kept workers", "-De2e.keepAlive=true would use them");
    }

    @Test
    @DisplayName("are none of a copy of the project, whatever goals are run there")
    void copied(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        Path copy = builds.directory().resolve("copy");
        FileTree.copy(first.traces().project(), copy);
        BuildTraces traces = new BuildTraces(
                UUID.randomUUID().toString(), copy, first.traces().temporary());

        BuildResult stop = in(builds, traces, "smartscraper-e2e:stop");
        BuildResult clean = in(builds, traces, "smartscraper-e2e:clean");

        assertThatBuild(stop).succeeded().says("No kept workers are running for this project");
        assertThatBuild(clean).succeeded().says("No killed build has left anything");
        BuildResult home = next(builds, first).goals("smartscraper-e2e:stop").execute();
        assertThatBuild(home).succeeded().says("Ended 2 kept workers");
    }

    private BuildResult in(MavenBuilds builds, BuildTraces project, String goal) throws Exception {
        return plain(builds, "AlphaIT").whereRan(project).goals(goal).start().awaitEnd(LIMIT);
    }

    private static LiveProcess server(BuildResult build) {
        return build.leftovers().processes().stream()
                .filter(LiveProcess::isServer)
                .findFirst()
                .orElseThrow();
    }

    private static List<LiveProcess> keepers(BuildResult build) {
        return build.leftovers().processes().stream()
                .filter(LiveProcess::isReaper)
                .toList();
    }

    /** A build that has left two workers. */
    private BuildResult left(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,BetaIT")
                .goals("verify")
                .property(PROPERTY, "true")
                .start()
                .awaitEnd(LIMIT);
        assertThatBuild(build).succeeded();
        return build;
    }

    private MavenBuild plain(MavenBuilds builds, String tests) {
        MavenBuild build = builds.sample("plain");
        basePort = basePort == 0 ? build.basePort() : basePort;
        return build.basePort(basePort)
                .property("e2e.workers", "2")
                .property("e2e.full", "true")
                .property("it.test", tests);
    }

    private MavenBuild keeping(MavenBuilds builds, BuildResult before) {
        return next(builds, before).goals("verify").property(PROPERTY, "true");
    }

    private MavenBuild next(MavenBuilds builds, BuildResult before) {
        return plain(builds, "AlphaIT,BetaIT").whereRan(before.traces());
    }
}
