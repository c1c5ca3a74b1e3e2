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
    @DisplayName("is kept with keepData=on-failure of the class that failed, and of no other")
    void onFailure(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT,BetaIT")
                .property("sample.fail", "BetaIT")
                .property("e2e.keepData", "on-failure")
                .execute();

        assertThatBuild(build).failed();
        assertThat(FileTree.list(build.file("target/smartscraper-e2e/data")))
                .filteredOn(path -> path.endsWith("sites.jsonc"))
                .singleElement()
                .satisfies(state -> assertThat(state).hasContent("[\"BetaIT\"]"));
    }
}
