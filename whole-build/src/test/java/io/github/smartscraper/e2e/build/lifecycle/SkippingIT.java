package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Skipping the integration tests; by which other properties that is done, StartMojoTest says. */
@RunsMaven
@DisplayName("A build that skips its integration tests")
class SkippingIT {

    @Test
    @DisplayName("succeeds and starts no server")
    void startsNothing(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("e2e.skip", "true")
                .execute();

        assertThatBuild(build).succeeded().startedServers(0);
        assertThat(build.visits().all()).isEmpty();
    }
}
