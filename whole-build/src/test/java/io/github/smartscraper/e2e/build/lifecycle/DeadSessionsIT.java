package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildEnvironment;
import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests what a build leaves that is killed with its reaper, and who takes it away: no one knows of it but by its
 * DATA_DIR.
 */
@RunsMaven
@DisplayName("What a killed build of another project has left goes, and what a live one has stays,")
class DeadSessionsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    @InMatrix
    @DisplayName(
            "with goal clean where there is no project at all, and with the next build of any, which say so in one line")
    void nextBuild(MavenBuilds builds) throws Exception {
        Path shared = builds.directory().resolve("tmp");
        RunningBuild live = startWithQuietTest(builds, shared);

        BuildResult cleaned = sweepBy(cleanWithoutProject(builds), live, builds);
        BuildResult built =
                sweepBy(builds.sample("testng").goals("verify").property("it.test", "NextOneIT"), live, builds);

        assertThatBuild(cleaned)
                .saysInOneLine("Removed what killed builds had left:", "1 directory")
                .saysInOneLine("Nothing to remove in " + cleaned.file("target/smartscraper-e2e"));
        assertThatBuild(built).saysInOneLine("Removed what killed builds had left:", "1 directory");
        assertThat(built.visits().classes()).containsExactly("NextOneIT");
        Files.createFile(live.traces().project().resolve("target/go-on"));
        BuildResult untouched = live.awaitEnd(LIMIT);
        assertThatBuild(untouched).succeeded().startedServers(1);
        untouched.leftovers().assertNone();
    }

    private static MavenBuild cleanWithoutProject(MavenBuilds builds) {
        return builds.sample("plain")
                .without("pom.xml")
                .goals("io.github.smartscraper:smartscraper-e2e-maven-plugin:"
                        + BuildEnvironment.fromSystemProperties().projectVersion() + ":clean");
    }

    /** Lets something run beside a dead build and the live one, and looks what has become of those. */
    private static BuildResult sweepBy(MavenBuild sweeper, RunningBuild live, MavenBuilds builds) throws Exception {
        Path shared = live.traces().temporary();
        RunningBuild dead = startWithQuietTest(builds, shared);
        Path left = dead.visits().by("QuietCheck").dataDir();
        Path used = live.visits().by("QuietCheck").dataDir();
        List<LiveProcess> forks = dead.forks();
        dead.only(LiveProcess::isReaper).end();
        dead.signal("KILL");
        dead.awaitEnd(Duration.ofSeconds(10));
        assertThat(servers(dead)).as("servers that nobody has ended yet").isEqualTo(1);

        BuildResult result = sweeper.temporaryDirectory(shared).start().awaitEnd(LIMIT);

        assertThatBuild(result).succeeded();
        assertThat(servers(dead)).as("servers of the dead build").isZero();
        assertThat(left).doesNotExist();
        assertThat(servers(live)).as("servers of the live build").isEqualTo(1);
        assertThat(used).isNotEmptyDirectory();
        forks.forEach(LiveProcess::end);
        return result;
    }

    private static RunningBuild startWithQuietTest(MavenBuilds builds, Path temporary) throws Exception {
        RunningBuild build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "QuietCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .temporaryDirectory(temporary)
                .start();
        build.awaitForks(1);
        return build;
    }

    private static long servers(RunningBuild build) {
        return Leftovers.of(build.traces()).processes().stream()
                .filter(LiveProcess::isServer)
                .count();
    }
}
