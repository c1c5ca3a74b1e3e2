package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every usual way to skip the integration tests. */
@RunsMaven
@DisplayName("A build that skips its integration tests")
class SkippingIT {

    @ParameterizedTest(name = "-D{0}")
    @ValueSource(strings = {"skipITs", "skipTests", "maven.test.skip", "e2e.skip"})
    @DisplayName("succeeds and starts no server:")
    void startsNothing(String flag, MavenBuilds builds) throws Exception {
        BuildResult build =
                builds.sample("plain").goals("verify").property(flag, "true").execute();

        assertThatBuild(build).succeeded().startedServers(0);
        assertThat(build.visits().all()).isEmpty();
    }
}
