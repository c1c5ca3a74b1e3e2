package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Classes of one fork, whose project has suites, concurrent classes, and listeners of its own. */
@RunsMaven
@DisplayName("Classes of one fork take turns on its worker:")
class TurnsIT {

    @Test
    @DisplayName(
            "those of a suite and those that JUnit is told to run side by side find the seed, before the project's "
                    + "own listeners do (F5, F6, F7)")
    void seed(MavenBuilds builds) throws Exception {
        BuildResult build = suites(builds).execute();

        assertThatBuild(build)
                .succeeded()
                .startedServers(1)
                .says("the session begins, status 200")
                .says(
                        "sample.SuiteIT begins with []",
                        "sample.FirstCheck begins with []",
                        "sample.SecondCheck begins with []")
                .says("sample.OneIT begins with []", "sample.TwoIT begins with []");
        assertThat(build.visits().all())
                .hasSize(4)
                .extracting(Visit::stateAtStart)
                .containsOnly("[]");
    }

    @Test
    @DisplayName("two that run side by side all the same are refused by name, with what to do (F7)")
    void overlap(MavenBuilds builds) throws Exception {
        BuildResult build =
                suites(builds).property("it.test", "LeftCheck,RightCheck").execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .saysInOneLine(
                        "sample.LeftCheck ran on its worker beside another class", "same_thread", "-De2e.workers")
                .saysInOneLine("sample.RightCheck ran on its worker beside another class");
    }

    private static MavenBuild suites(MavenBuilds builds) {
        return builds.sample("suites").goals("verify");
    }
}
