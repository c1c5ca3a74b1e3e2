package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DATA_DIRs on a disk that is too small. */
@RunsMaven
@DisplayName("On a full disk")
class FullDiskIT {

    private static final String DISK = "1m";
    private static final int TOO_MUCH = 2_000_000;

    @BeforeAll
    static void needsMounts() throws Exception {
        PrivateMounts.assumePossible();
    }

    @Test
    @DisplayName("a seed that doesn't fit fails the build with a clear sentence, and nothing of it is left")
    void seed(MavenBuilds builds) throws Exception {
        Path disk = Files.createDirectory(builds.directory().resolve("disk"));
        Path left = builds.directory().resolve("left.txt");
        BuildResult build = onDisk(builds, disk, left)
                .with("seed/large.txt", "x".repeat(TOO_MUCH))
                .property("e2e.seedDirectory", "seed")
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .saysInOneLine("DATA_DIR of worker 0", disk.toString(), "No space left on device", "-De2e.dataRoot");
        assertThat(left).isEmptyFile();
    }

    @Test
    @DisplayName("a server that fills it fails its own test class only, and nothing is left")
    void server(MavenBuilds builds) throws Exception {
        Path disk = Files.createDirectory(builds.directory().resolve("disk"));
        Path left = builds.directory().resolve("left.txt");
        BuildResult build = onDisk(builds, disk, left)
                .property("it.test", "AlphaIT,FillingCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .execute();

        assertThatBuild(build).failed().says("no space left on device", "FillingCheck");
        assertThat(build.reports().failures()).containsExactly("FillingCheck.fillsTheDisk");
        assertThat(build.visits().classes()).containsExactly("AlphaIT", "SmokeCheck");
        assertThat(left).isEmptyFile();
    }

    private static MavenBuild onDisk(MavenBuilds builds, Path disk, Path left) {
        return builds.sample("plain")
                .goals("verify")
                .by(PrivateMounts.small(disk, DISK, left))
                .property("e2e.dataRoot", disk.toString());
    }
}
