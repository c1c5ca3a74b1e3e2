package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that do not carry the session's cookie, and are known by what was launched. */
@RunsMaven
@DisplayName("A server whose command cleans its environment")
class CleanedEnvironmentIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration REAPER_LIMIT = Duration.ofSeconds(20);

    @Test
    @DisplayName("serves its tests, is started anew when a class wants that, and ends with the build")
    void serves(MavenBuilds builds) throws Exception {
        BuildResult build = cleaned(builds, "AlphaIT,BetaIT")
                .property("e2e.reset", "restart")
                .execute();

        assertThatBuild(build).succeeded().says("nothing is left");
        assertThat(build.visits().classes()).containsExactlyInAnyOrder("AlphaIT", "BetaIT");
    }

    @Test
    @DisplayName("ends when Maven is killed")
    void reaped(MavenBuilds builds) throws Exception {
        RunningBuild build = waiting(builds);
        List<LiveProcess> forks = build.forks();

        build.signal("KILL");

        forks.forEach(LiveProcess::end);
        Leftovers.of(build.traces()).assertNoneWithin(REAPER_LIMIT);
    }

    @Test
    @DisplayName("is ended by goal clean when the reaper is killed with Maven")
    void swept(MavenBuilds builds) throws Exception {
        RunningBuild build = waiting(builds);
        List<LiveProcess> forks = build.forks();
        build.only(LiveProcess::isReaper).end();
        build.signal("KILL");
        build.awaitEnd(Duration.ofSeconds(10));
        forks.forEach(LiveProcess::end);

        BuildResult clean = builds.sample("plain")
                .goals("smartscraper-e2e:clean")
                .whereRan(build.traces())
                .start()
                .awaitEnd(LIMIT);

        assertThatBuild(clean).succeeded().says("Removed what killed builds had left: 1 process, 1 directory.");
        clean.leftovers().assertNone();
    }

    private static RunningBuild waiting(MavenBuilds builds) throws Exception {
        RunningBuild build = cleaned(builds, "QuietCheck").start();
        build.awaitForks(1);
        return build;
    }

    private static MavenBuild cleaned(MavenBuilds builds, String tests) {
        return builds.sample("plain")
                .goals("verify")
                .property(
                        "e2e.command",
                        "env -i PATH=" + System.getenv("PATH")
                                + " PORT={port} DATA_DIR={dataDir} API_TOKEN=test-token-{id} node server.mjs")
                .property("it.test", tests);
    }
}
