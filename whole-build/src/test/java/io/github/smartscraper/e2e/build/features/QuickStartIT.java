package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Archives of classes that forks start from. */
@RunsMaven
@EnabledOnOs(OS.LINUX)
@DisplayName("A quick start of forks")
class QuickStartIT {

    private static final String TEST = "src/test/java/sample/MappingCheck.java";

    /** Shows what its JVM has mapped; waits, if it is told to, until there is an archive. */
    private static final String SOURCE = """
            package sample;

            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardCopyOption;
            import java.util.stream.Stream;
            import org.junit.jupiter.api.Test;

            class MappingCheck {

                @Test
                void maps() throws Exception {
                    Files.copy(Path.of("/proc/self/maps"), Path.of("target/maps"), StandardCopyOption.REPLACE_EXISTING);
                    for (int i = 0; i < 1200 && Boolean.getBoolean("sample.await") && isMissing(); i++) {
                        Thread.sleep(50);
                    }
                }

                private static boolean isMissing() throws Exception {
                    Path archives = Path.of(System.getenv("XDG_CACHE_HOME"), "smartscraper-e2e/archives");
                    try (Stream<Path> files = Files.list(archives)) {
                        return files.noneMatch(file -> file.toString().endsWith(".jsa"));
                    }
                }
            }
            """;

    @TempDir
    private Path caches;

    @Test
    @DisplayName("is prepared by two builds, used by the third, and done without when its archive is damaged")
    void archive(MavenBuilds builds) throws Exception {
        // given a build that shows which classes forks load
        BuildResult first = build(builds).execute();
        assertThatBuild(first).succeeded().ranTests("MappingCheck.maps");
        assertThat(archives()).isEmpty();

        // when the next one takes long enough
        assertThatBuild(build(builds)
                        .property("sample.await", "true")
                        .whereRan(first.traces())
                        .execute())
                .succeeded();

        // then forks of the one after it have mapped what it has made
        assertThat(archives()).hasSize(1);
        BuildResult third = build(builds).whereRan(first.traces()).execute();
        assertThatBuild(third).succeeded().ranTests("MappingCheck.maps").saysNot("Corrupted");
        assertThat(third.file("target/maps"))
                .content()
                .contains(archives().get(0).toString());

        // and a damaged one, which would crash them, is left alone
        Path archive = archives().get(0);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 100_000));
        BuildResult fourth = build(builds).whereRan(first.traces()).execute();
        assertThatBuild(fourth).succeeded().ranTests("MappingCheck.maps");
        assertThat(fourth.file("target/maps")).content().doesNotContain(caches.toString());
    }

    private MavenBuild build(MavenBuilds builds) {
        return builds.sample("plain")
                .with(TEST, SOURCE)
                .compiling()
                .goals("verify")
                .property("it.test", "MappingCheck")
                .property("e2e.full", "true")
                .property("e2e.workers", "1")
                .variable("XDG_CACHE_HOME", caches.toString());
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(caches.resolve("smartscraper-e2e/archives"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }
}
