package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Symbolic links in a DATA_DIR. */
@RunsMaven
@DisplayName("What a link in a DATA_DIR leads to stays")
class LinksIT {

    private Path theirs;
    private Path precious;

    @BeforeEach
    void makeSomethingPrecious(MavenBuilds builds) throws Exception {
        theirs = Files.createDirectory(builds.directory().resolve("theirs"));
        precious = Files.writeString(theirs.resolve("precious.txt"), "not yours");
    }

    @Test
    @DisplayName("when the DATA_DIR is brought back to the seed, and when it is removed")
    void resetAndStop(MavenBuilds builds) throws Exception {
        BuildResult build = linking(builds).execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().classes()).containsExactly("LinkingCheck", "SmokeCheck");
        assertThat(build.visits().by("LinkingCheck").filesAtStart()).contains("link");
        assertThat(build.visits().by("SmokeCheck").filesAtStart()).doesNotContain("link");
        assertThat(theirs).isDirectoryContaining(precious::equals);
        assertThat(precious).hasContent("not yours");
    }

    @Test
    @DisplayName("when Maven is killed, and the DATA_DIR is removed by the reaper")
    void killed(MavenBuilds builds) throws Exception {
        RunningBuild build = linking(builds).property("sample.linger", "120").start();
        build.awaitForks(1);

        build.signalGroup("KILL");

        Leftovers.of(build.traces()).assertNoneWithin(Duration.ofSeconds(10));
        assertThat(precious).hasContent("not yours");
    }

    @Test
    @DisplayName(
            "when the DATA_DIR itself is one, and every class still begins in a directory of its own with the seed")
    void inPlaceOfTheDirectory(MavenBuilds builds) throws Exception {
        BuildResult build =
                linking(builds).property("it.test", "ReplacingCheck,SmokeCheck").execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits().by("SmokeCheck").filesAtStart()).contains("sites.jsonc", "stats.json");
        assertThat(theirs).isDirectoryContaining(precious::equals);
        assertThat(theirs.resolve("stats.json")).doesNotExist();
        assertThat(precious).hasContent("not yours");
    }

    private MavenBuild linking(MavenBuilds builds) {
        return builds.sample("plain")
                .goals("verify")
                .property("it.test", "LinkingCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .property("sample.theirs", theirs.toString());
    }
}
