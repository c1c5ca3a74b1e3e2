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
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
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
    @DisplayName("serve the next build, each test class from the seed, and end with goal stop on the command line")
    void takenOver(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        BuildResult second = next(builds, first)
                .goals("verify")
                .property(PROPERTY, "true")
                .start()
                .awaitEnd(LIMIT);

        assertThatBuild(first).succeeded().saysInOneLine("2 workers go on", "mvn smartscraper-e2e:stop ends them");
        assertThatBuild(second).succeeded().says("Taking over 2 workers of the last build");
        assertThat(second.serversStarted()).as("servers of both builds").hasSize(2);
        assertThat(second.visits().by("AlphaIT").stateAtStart()).isEqualTo("[]");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(second.file("target/smartscraper-e2e/kept.json"))))
                .isEqualTo("rw-------");

        BuildResult stop = next(builds, first).goals("smartscraper-e2e:stop").execute();

        assertThatBuild(stop).succeeded().says("Ended 2 workers that had been left running");
    }

    @Test
    @DisplayName("are ended by goal clean")
    void cleaned(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);

        BuildResult clean = next(builds, first).goals("smartscraper-e2e:clean").execute();

        assertThatBuild(clean).succeeded().says("Ended 2 workers that had been left running");
    }

    @Test
    @DisplayName("live on when tests have failed, and serve the next build")
    void testsFailed(MavenBuilds builds) throws Exception {
        BuildResult first = plain(builds, "AlphaIT,FlakyCheck")
                .goals("verify")
                .property(PROPERTY, "true")
                .start()
                .awaitEnd(LIMIT);
        BuildResult second = next(builds, first).goals("verify").execute();

        assertThatBuild(first).failed().says("go on for the next build");
        assertThatBuild(second).succeeded().saysInOneLine("Ended 2 workers", "-De2e.keepAlive=true would use them");
    }

    @Test
    @DisplayName("are replaced when what they were started with has changed, which is said")
    void changed(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        Files.writeString(first.file("server.mjs"), "\n// changed\n", StandardOpenOption.APPEND);

        BuildResult second = next(builds, first)
                .goals("verify")
                .property(PROPERTY, "true")
                .property("e2e.apiToken", "another-{id}")
                .start()
                .awaitEnd(LIMIT);
        BuildResult stop = next(builds, first).goals("smartscraper-e2e:stop").execute();

        assertThatBuild(second)
                .succeeded()
                .saysInOneLine("can't be used", "the application's sources", "the environment", "Fresh ones");
        assertThat(second.serversStarted()).hasSize(4);
        assertThatBuild(stop).succeeded();
    }

    @Test
    @DisplayName("are replaced one by one where a server has died meanwhile")
    void diedMeanwhile(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        LiveProcess server = first.leftovers().processes().stream()
                .filter(process -> process.toString().contains("server.mjs"))
                .findFirst()
                .orElseThrow();
        server.end();

        BuildResult second = next(builds, first)
                .goals("verify")
                .property(PROPERTY, "true")
                .start()
                .awaitEnd(LIMIT);
        BuildResult stop = next(builds, first).goals("smartscraper-e2e:stop").execute();

        assertThatBuild(second).succeeded().says("Taking over 2 workers");
        assertThat(second.serversStarted()).hasSize(3);
        assertThatBuild(stop).succeeded();
    }

    @Test
    @DisplayName("end when the build that has taken them over is killed")
    void takerKilled(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        RunningBuild second = next(builds, first)
                .goals("verify")
                .property(PROPERTY, "true")
                .property("sample.linger", "120")
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
    @DisplayName("are cleaned up by the next build if their keeper was killed and they can't be used")
    void keeperKilled(MavenBuilds builds) throws Exception {
        BuildResult first = left(builds);
        // A keeper that is just starting a program looks like two for a moment.
        List<LiveProcess> keepers =
                await().atMost(KEEPER_LIMIT).until(() -> keepers(first), found -> found.size() == 1);
        keepers.get(0).end();

        BuildResult second = next(builds, first).goals("verify").execute();

        assertThatBuild(second).succeeded();
    }

    @Test
    @DisplayName("can't have tokens that no later build knows")
    void randomToken(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT")
                .goals("verify")
                .property(PROPERTY, "true")
                .property("e2e.apiToken", "random")
                .execute();

        assertThatBuild(build).failedByTheUsersDoing().saysInOneLine("keepAlive", "apiToken=random");
        assertThat(build.serversStarted()).isEmpty();
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

    private MavenBuild next(MavenBuilds builds, BuildResult before) {
        return plain(builds, "AlphaIT,BetaIT").whereRan(before.traces());
    }
}
