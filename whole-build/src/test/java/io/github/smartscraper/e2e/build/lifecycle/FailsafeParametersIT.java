package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever moves from Failsafe keeps its parameters. */
@RunsMaven
@DisplayName("Failsafe's parameters keep their meaning:")
class FailsafeParametersIT {

    @Test
    @DisplayName("argLine is handed to the forks beside the plugin's own arguments")
    void argLine(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("it.test", "AlphaIT")
                .property("argLine", "-Xmx128m -Dsample.own=hello")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().by("AlphaIT").own()).isEqualTo("hello");
    }

    @Test
    @DisplayName("systemPropertyVariables reach the tests")
    void systemPropertyVariables(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("it.test", "AlphaIT")
                .configuration(
                        "<systemPropertyVariables><sample.own>from the POM</sample.own></systemPropertyVariables>")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().by("AlphaIT").own()).isEqualTo("from the POM");
    }

    @Test
    @DisplayName("rerunFailingTestsCount runs a failing test again, and the build passes with a flake")
    void rerunFailingTests(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("it.test", "FlakyCheck")
                .property("failsafe.rerunFailingTestsCount", "1")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.reports().flakes()).containsExactly("FlakyCheck.passesTheSecondTime");
        assertThat(build.reports().failures()).isEmpty();
    }

    @Test
    @DisplayName("runOrder decides the order of the classes")
    void runOrder(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("failsafe.runOrder", "reversealphabetical")
                .execute();

        assertThatBuild(build).succeeded().startedServers(1);
        assertThat(build.visits().classes()).containsExactly("GammaIT", "DeltaIT", "BetaIT", "AlphaIT");
    }

    @Test
    @DisplayName("reuseForks=false gives every class a JVM of its own, and the workers serve one after the other")
    void freshForks(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("e2e.workers", "2")
                .property("reuseForks", "false")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().all())
                .hasSize(4)
                .allSatisfy(visit -> assertThat(visit.stateAtStart()).isEqualTo("[]"))
                .extracting(Visit::forkPid)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("forkNode may choose Surefire's channel over TCP")
    void forkNode(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("it.test", "AlphaIT,BetaIT")
                .property("e2e.workers", "2")
                .property("sample.forksToMeet", "2")
                .configuration("<forkNode implementation=\""
                        + "org.apache.maven.plugin.surefire.extensions.SurefireForkNodeFactory\" />")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().all()).hasSize(2).extracting(Visit::port).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("several executions in one module each have their classes and their workers")
    void twoExecutions(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).arguments("-Psecond-execution").execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().classes())
                .containsExactlyInAnyOrder("AlphaIT", "BetaIT", "DeltaIT", "GammaIT", "SmokeCheck");
        assertThat(build.visits().by("SmokeCheck").port())
                .isNotEqualTo(build.visits().by("AlphaIT").port());
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").goals("verify");
    }
}
