package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the second class on a worker finds, by the parameter {@code reset}. */
@RunsMaven
@DisplayName("Between two classes on a worker, reset=")
class ResetIT {

    @Test
    @DisplayName("none leaves the state and the server as the first class left them")
    void none(MavenBuilds builds) throws Exception {
        BuildResult build = twoClasses(builds, "none");

        assertThat(second(build).stateAtStart()).isEqualTo("[\"AlphaIT\"]");
        assertThat(second(build).serverPid()).isEqualTo(first(build).serverPid());
    }

    @Test
    @DisplayName("files brings the seed back under the running server")
    void files(MavenBuilds builds) throws Exception {
        BuildResult build = twoClasses(builds, "files");

        assertThat(second(build).stateAtStart()).isEqualTo("[]");
        assertThat(second(build).serverPid()).isEqualTo(first(build).serverPid());
        assertThat(second(build).server()).contains("\"writes\":1");
    }

    @Test
    @DisplayName("restart brings the seed back and a fresh server on the same port and DATA_DIR")
    void restart(MavenBuilds builds) throws Exception {
        BuildResult build = twoClasses(builds, "restart");

        assertThat(second(build).stateAtStart()).isEqualTo("[]");
        assertThat(second(build).serverPid()).isNotEqualTo(first(build).serverPid());
        assertThat(second(build).server()).contains("\"writes\":0");
        assertThat(second(build).baseUrl()).isEqualTo(first(build).baseUrl());
        assertThat(second(build).dataDir()).isEqualTo(first(build).dataDir());
        assertThatBuild(build).saysNot("infrastructure");
    }

    private static BuildResult twoClasses(MavenBuilds builds, String reset) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT,BetaIT")
                .property("failsafe.runOrder", "alphabetical")
                .property("e2e.reset", reset)
                .execute();
        assertThatBuild(build).succeeded();
        return build;
    }

    private static Visit first(BuildResult build) {
        return build.visits().by("AlphaIT");
    }

    private static Visit second(BuildResult build) {
        return build.visits().by("BetaIT");
    }
}
