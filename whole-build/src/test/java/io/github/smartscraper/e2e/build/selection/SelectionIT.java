package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

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
    @DisplayName("starts no more servers than there are classes to run")
    void startsNoMoreServersThanClasses(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("e2e.workers", "8")
                .property("it.test", "AlphaIT,BetaIT")
                .property("sample.forksToMeet", "2")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().classes()).containsExactlyInAnyOrder("AlphaIT", "BetaIT");
    }

    @Test
    @DisplayName("starts no server when the project has no test classes")
    void noTests(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).without("src/test").execute();

        assertThatBuild(build).succeeded().startedServers(0);
    }

    @Test
    @DisplayName("runs the method that -Dit.test names")
    void oneMethod(MavenBuilds builds) throws Exception {
        BuildResult build =
                plain(builds).property("it.test", "GammaIT#asksForItsToken").execute();

        assertThatBuild(build).succeeded().startedServers(1).ranTests("GammaIT.asksForItsToken");
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

    @Test
    @DisplayName("takes includes and excludes from the POM")
    void includesAndExcludes(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .configuration(
                        "<includes><include>**/SmokeCheck.java</include><include>**/*aIT.java</include></includes>"
                                + "<excludes><exclude>**/Alpha*</exclude><exclude>**/DeltaIT.java</exclude></excludes>")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().classes()).containsExactlyInAnyOrder("BetaIT", "GammaIT", "SmokeCheck");
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").goals("verify");
    }
}
