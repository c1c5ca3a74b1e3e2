package io.github.smartscraper.e2e.build;

import static io.github.smartscraper.e2e.build.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Places where nothing can be written. */
@RunsMaven
@DisplayName("A build fails with a sentence, and leaves nothing,")
class NoRoomIT {

    @Test
    @DisplayName("when a file is in the way of its directory under target")
    void targetInTheWay(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .with("target/smartscraper-e2e", "in the way")
                .execute();

        assertThatBuild(build).failed().says("target/smartscraper-e2e").saysNot("Exception:", "\tat ");
        assertThat(build.serversStarted()).isEmpty();
    }

    @Test
    @DisplayName("when the data root is full: a real file system of 64 KiB, which the seed does not fit into")
    void dataRootFull(MavenBuilds builds) throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can mount a small file system")
                .isEqualTo("root");
        Path root = Files.createDirectory(builds.directory().resolve("full"));
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", root.toString());
        try {
            BuildResult build = builds.sample("plain")
                    .goals("verify")
                    .with("seed/large.txt", "x".repeat(200_000))
                    .property("e2e.dataRoot", root.toString())
                    .property("e2e.seedDirectory", "seed")
                    .execute();

            assertThatBuild(build)
                    .failed()
                    .says("The workers could not be prepared", "No space left on device")
                    .saysNot("Exception:", "\tat ");
            assertThat(build.serversStarted()).isEmpty();
            try (Stream<Path> left = Files.list(root)) {
                assertThat(left).as("what is left in the data root").isEmpty();
            }
        } finally {
            run("umount", root.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }
}
