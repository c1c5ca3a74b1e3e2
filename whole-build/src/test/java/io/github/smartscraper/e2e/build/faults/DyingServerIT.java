package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that end while tests run on them. */
@RunsMaven
@DisplayName("A server that dies in the middle of a test class")
class DyingServerIT {

    private static final String CLASSES = "AlphaIT,FaultsCheck,SmokeCheck";

    @Test
    @InMatrix
    @DisplayName("comes back on the same port and DATA_DIR, the class is marked, and later classes pass")
    void comesBack(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).property("sample.deaths", "1").execute();

        assertThatBuild(build).succeeded().saysInOneLine("FaultsCheck", "infrastructure");
        assertThat(build.serversStarted())
                .hasSize(2)
                .containsOnly(build.visits().by("AlphaIT").port());
        Visit after = build.visits().by("SmokeCheck");
        assertThat(after.dataDir()).isEqualTo(build.visits().by("FaultsCheck").dataDir());
        assertThat(after.stateAtStart()).isEqualTo("[]");
    }

    @Test
    @DisplayName("again and again is given up after three restarts, and the build fails and says so")
    void isGivenUp(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("sample.deaths", "4")
                .property("sample.patience", "8")
                .execute();

        assertThatBuild(build).failed().saysInOneLine("3", "restart").says("FaultsCheck", "infrastructure");
        assertThat(build.serversStarted()).hasSize(4);
    }

    @Test
    @DisplayName("or falls silent is replaced in the same way")
    void fallsSilent(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).property("sample.harm", "hang").execute();

        assertThatBuild(build).succeeded().saysInOneLine("FaultsCheck", "infrastructure");
        assertThat(build.serversStarted())
                .hasSize(2)
                .containsOnly(build.visits().by("AlphaIT").port());
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain")
                .goals("verify")
                .property("it.test", CLASSES)
                .property("failsafe.runOrder", "alphabetical");
    }
}
