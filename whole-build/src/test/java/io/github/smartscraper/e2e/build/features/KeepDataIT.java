package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Copies of the workers' data after the run, by the parameter {@code keepData}. */
@RunsMaven
@DisplayName("The workers' data")
class KeepDataIT {

    private static final String WRITTEN = "[\"AlphaIT\"]";

    @Test
    @DisplayName("is kept with keepData=always")
    void always(MavenBuilds builds) throws Exception {
        BuildResult build = alpha(builds, "always").execute();

        assertThatBuild(build).succeeded();
        assertThat(keptState(build)).containsExactly(WRITTEN);
    }

    @Test
    @DisplayName("is kept with keepData=on-failure when a test fails")
    void onFailureOfATest(MavenBuilds builds) throws Exception {
        BuildResult build =
                alpha(builds, "on-failure").property("sample.fail", "AlphaIT").execute();

        assertThatBuild(build).failed();
        assertThat(keptState(build)).containsExactly(WRITTEN);
    }

    @Test
    @DisplayName("is not kept with keepData=on-failure when all tests pass")
    void onFailureOfNothing(MavenBuilds builds) throws Exception {
        BuildResult build = alpha(builds, "on-failure").execute();

        assertThatBuild(build).succeeded();
        assertThat(keptState(build)).isEmpty();
    }

    private static MavenBuild alpha(MavenBuilds builds, String keepData) {
        return builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT")
                .property("e2e.keepData", keepData);
    }

    private static List<String> keptState(BuildResult build) throws Exception {
        Path data = build.file("target/smartscraper-e2e/data");
        if (Files.notExists(data)) {
            return List.of();
        }
        Path state = FileTree.list(data).stream()
                .filter(path -> path.endsWith("sites.jsonc"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sites.jsonc in " + FileTree.list(data)));
        return List.of(Files.readString(state));
    }
}
