package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SmartScraper is only the default: another application needs other values, not another plugin. */
@RunsMaven
@DisplayName("An application that has nothing of SmartScraper")
class OtherAppIT {

    private static final int BASE_PORT = 9700;

    @Test
    @DisplayName("runs by its own command, health path, seed, ports, and variables that name {port} and the rest")
    void runs(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("other-app")
                .goals("verify")
                .basePort(BASE_PORT)
                .property("e2e.workers", "2")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.reports().tests()).hasSize(4);
        assertThat(build.serversStarted("notes-service"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= BASE_PORT && port < BASE_PORT + 64);
    }
}
