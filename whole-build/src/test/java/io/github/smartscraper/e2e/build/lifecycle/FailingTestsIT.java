package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with a test that fails. */
@RunsMaven
@DisplayName("A build with a failing test")
class FailingTestsIT {

    @Test
    @DisplayName("fails in the goal verify, after the servers were stopped, and the other classes have run; CI is told")
    void failsAfterTearDown(MavenBuilds builds, @TempDir Path ci) throws Exception {
        Path summary = ci.resolve("summary.md");
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .variable("GITHUB_ACTIONS", "true")
                .variable("GITHUB_STEP_SUMMARY", summary.toString())
                .property("sample.fail", "BetaIT")
                .property("e2e.apiToken", "test-token-of-{id}")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says(
                        "the test fails as it was asked to",
                        "Tests have failed in sample.BetaIT. ",
                        "-De2e.lastFailed=true");
        assertThatBuild(build).saysNot("test-token-of-0");
        assertThat(build.reports().text()).doesNotContain("test-token-of-0");
        assertThat(build.log()).containsSubsequence(":integration-test (", ":stop (", ":verify (", "BUILD FAILURE");
        assertThat(build.reports().failures()).containsExactly("BetaIT.visits");
        assertThat(build.visits().classes()).contains("AlphaIT", "BetaIT", "DeltaIT", "GammaIT");
        assertThat(build.log().lines())
                .filteredOn(line -> line.startsWith("::error "))
                .singleElement()
                .asString()
                .contains("title=BetaIT", "mvn verify -Dit.test='sample.BetaIT");
        assertThat(summary).content().contains("E2E tests failed", "BetaIT").doesNotContain("test-token-of-0");
        assertThat(build.file("target/smartscraper-e2e/results.json"))
                .content()
                .contains("the test fails as it was asked to", "\"line\" : ", "\"state\" : \"GONE\"", "peakMemoryBytes")
                .doesNotContain("test-token-of-0");
        assertThat(build.file("target/smartscraper-e2e/ctrf.json"))
                .content()
                .contains("the test fails as it was asked to")
                .doesNotContain("test-token-of-0");
        assertThat(build.file("target/smartscraper-e2e/trace.json")).content().contains("worker 0", "BetaIT");
    }

    @Test
    @DisplayName(
            "goes on when it is told to ignore failures, as with Failsafe, and the next build in the directory forgets it")
    void ignoresFailures(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("sample.fail", "BetaIT")
                .property("it.test", "BetaIT")
                .property("maven.test.failure.ignore", "true")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.reports().failures()).containsExactly("BetaIT.visits");

        BuildResult next = builds.sample("plain")
                .goals("verify")
                .property("e2e.file", "alpha")
                .whereRan(build.traces())
                .execute();

        assertThatBuild(next).succeeded();
    }
}
