package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test frameworks other than JUnit Jupiter. */
@RunsMaven
@DisplayName("Classes of another test framework")
class OtherFrameworksIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"junit4, OldOneIT, OldTwoIT", "testng, NextOneIT, NextTwoIT"})
    @DisplayName("have workers of their own, too, and start from the seed:")
    void haveWorkers(String sample, String one, String other, MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample(sample)
                .goals("verify")
                .property("e2e.workers", "2")
                .property("sample.forksToMeet", "2")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().by(one).port())
                .isNotEqualTo(build.visits().by(other).port());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"junit4, OldOneIT, OldTwoIT", "testng, NextOneIT, NextTwoIT"})
    @DisplayName("start from the seed when they share a worker:")
    void startFromTheSeed(String sample, String one, String other, MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample(sample).goals("verify").execute();

        assertThatBuild(build).succeeded().startedServers(1);
        assertThat(build.visits().by(one).stateAtStart()).isEqualTo("[]");
        assertThat(build.visits().by(other).stateAtStart()).isEqualTo("[]");
    }
}
