package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test frameworks other than JUnit Jupiter. */
@RunsMaven
@DisplayName("Classes of another test framework")
class OtherFrameworksIT {

    @ParameterizedTest
    @ValueSource(strings = {"junit4", "testng"})
    @DisplayName(
            "have workers of their own, too, and start from the seed, which of three classes on two workers one shows:")
    void haveWorkers(String sample, MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample(sample)
                .goals("verify")
                .property("e2e.workers", "2")
                .property("sample.forksToMeet", "2")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().all()).hasSize(3).allSatisfy(visit -> assertThat(visit.stateAtStart())
                .isEqualTo("[]"));
        assertThat(build.visits().all().stream().map(Visit::port).distinct()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit4", "testng"})
    @DisplayName("are told from a helper whose name looks like that of one, which starts no server the next time (C7):")
    void helpers(String sample, MavenBuilds builds) throws Exception {
        MavenBuild both = builds.sample(sample)
                .compiling()
                .goals("verify")
                .with("src/test/java/sample/ITPaths.java", "package sample;\n\nfinal class ITPaths {}\n");

        BuildResult first = both.execute();
        assertThatBuild(first).succeeded().says("1 test class without a test", "sample.ITPaths");

        BuildResult second = both.whereRan(first.traces()).execute();
        assertThatBuild(second).succeeded().says("or have no test (1)", "no server started");
    }
}
