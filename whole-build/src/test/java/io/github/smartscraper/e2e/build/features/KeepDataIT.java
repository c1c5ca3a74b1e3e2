package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Copies of the workers' data after the run, by the parameter {@code keepData}. */
@RunsMaven
@DisplayName("The workers' data")
class KeepDataIT {

    @Test
    @DisplayName(
            "is kept with keepData=on-failure of the class that failed, and of no other; what failed stands on the console")
    void onFailure(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT,BetaIT")
                .property("sample.fail", "BetaIT")
                .property("e2e.keepData", "on-failure")
                .execute();

        assertThatBuild(build)
                .failed()
                .says(
                        "[ERROR] [2/2] ",
                        " BetaIT  ",
                        "  worker 0  1 of 2 tests failed",
                        "[ERROR]        BetaIT.visits",
                        "at sample.BetaIT.visits(BetaIT.java:",
                        "Run it again: mvn verify -Dit.test=BetaIT#visits",
                        "2 test classes: 1 passed, 1 failed",
                        "Tests run: 4, Failures: 1, Errors: 0, Skipped: 0")
                .saysNot("Running sample.", "Time elapsed", "\u001b7");
        assertThat(FileTree.list(build.file("target/smartscraper-e2e/data")))
                .filteredOn(path -> path.endsWith("sites.jsonc"))
                .singleElement()
                .satisfies(state -> assertThat(state).hasContent("[\"BetaIT\"]"));
    }
}
