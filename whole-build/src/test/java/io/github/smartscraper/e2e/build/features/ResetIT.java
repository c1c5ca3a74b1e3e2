package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests what the second class on a worker finds, by the parameter {@code reset}: one build, with an execution for each
 * value.
 */
@RunsMaven
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Between two classes on a worker, reset=")
class ResetIT {

    private BuildResult build;

    @BeforeAll
    void runTheBuild(MavenBuilds builds) throws Exception {
        build = builds.sample("plain")
                .goals("verify")
                .arguments("-Pthree-resets")
                .property("it.test", "AlphaIT,BetaIT")
                .property("failsafe.runOrder", "alphabetical")
                .execute();
        assertThatBuild(build).succeeded();
    }

    @Test
    @DisplayName("none leaves the state and the server as the first class left them")
    void none() {
        Visit first = build.visits("none").by("AlphaIT");
        Visit second = build.visits("none").by("BetaIT");

        assertThat(second.stateAtStart()).isEqualTo("[\"AlphaIT\"]");
        assertThat(second.serverPid()).isEqualTo(first.serverPid());
    }

    @Test
    @DisplayName("files, the default, brings the seed back under the running server")
    void files() {
        Visit first = build.visits().by("AlphaIT");
        Visit second = build.visits().by("BetaIT");

        assertThat(second.stateAtStart()).isEqualTo("[]");
        assertThat(second.serverPid()).isEqualTo(first.serverPid());
        assertThat(second.server()).contains("\"writes\":1");
    }

    @Test
    @DisplayName("restart brings the seed back and a fresh server on the same port and DATA_DIR")
    void restart() {
        Visit first = build.visits("restart").by("AlphaIT");
        Visit second = build.visits("restart").by("BetaIT");

        assertThat(second.stateAtStart()).isEqualTo("[]");
        assertThat(second.serverPid()).isNotEqualTo(first.serverPid());
        assertThat(second.server()).contains("\"writes\":0");
        assertThat(second.baseUrl()).isEqualTo(first.baseUrl());
        assertThat(second.dataDir()).isEqualTo(first.dataDir());
        assertThatBuild(build).saysNot("infrastructure");
    }
}
