package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds whose reaper is killed: the last of the three that clean up. */
@RunsMaven
@DisplayName("A build whose reaper is killed while tests run")
class KilledReaperIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    @DisplayName("passes, and leaves nothing")
    void alone(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithQuietTest(builds);

        build.only(LiveProcess::isReaper).end();
        goOn(build);

        BuildResult result = build.awaitEnd(LIMIT);
        assertThatBuild(result).succeeded().saysNot("Broken pipe");
        assertThat(result.visits().classes()).containsExactly("QuietCheck", "SmokeCheck");
        result.leftovers().assertNone();
    }

    @Test
    @DisplayName(
            "and with it Maven, leaves its servers to the next build, which waits for nobody, ends them and passes")
    void withMaven(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithQuietTest(builds);
        long server = build.only(LiveProcess::isServer).pid();
        List<LiveProcess> forks = build.forks();

        build.only(LiveProcess::isReaper).end();
        build.signal("KILL");
        build.awaitEnd(Duration.ofSeconds(10));
        goOn(build);
        assertThat(ProcessHandle.of(server)).as("the server that nobody ends").isPresent();

        BuildResult next = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT")
                .whereRan(build.traces())
                .start()
                .awaitEnd(LIMIT);
        assertThatBuild(next).succeeded().saysNot("Another build of this project is running");
        forks.forEach(LiveProcess::end);
        next.leftovers().assertNone();
    }

    private static RunningBuild startWithQuietTest(MavenBuilds builds) throws Exception {
        RunningBuild build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "QuietCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .start();
        build.awaitForks(1);
        return build;
    }

    private static void goOn(RunningBuild build) throws Exception {
        Path mark = build.traces().project().resolve("target/go-on");
        Files.createFile(mark);
    }
}
