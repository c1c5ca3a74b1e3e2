package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds that run a part of the tests: what Failsafe offers for that, and the plugin's own filter. */
@RunsMaven
@DisplayName("A build of a part of the tests")
class SelectionIT {

    @Test
    @DisplayName("runs the methods that -Dit.test names, and starts no more servers than there are classes")
    void methods(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("e2e.workers", "8")
                .property("it.test", "AlphaIT#visits,GammaIT#visits")
                .property("sample.forksToMeet", "2")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2).ranTests("AlphaIT.visits", "GammaIT.visits");
    }

    @Test
    @DisplayName("starts no server when the project has no test classes")
    void noTests(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).without("src/test").execute();

        assertThatBuild(build).succeeded().startedServers(0);
    }

    @Test
    @DisplayName("fails when -Dit.test names no class, as with Failsafe, and starts no server")
    void noSuchClass(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).property("it.test", "NoSuchIT").execute();

        assertThatBuild(build).failed().says("NoSuchIT").startedServers(0);
    }

    @Test
    @DisplayName("runs the classes with the tag that -Dgroups names")
    void oneGroup(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).property("groups", "slow").execute();

        assertThatBuild(build).succeeded().ranTests("GammaIT.asksForItsToken", "GammaIT.visits");
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").goals("verify");
    }
}
