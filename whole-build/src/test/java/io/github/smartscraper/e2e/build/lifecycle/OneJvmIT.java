package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildEnvironment;
import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.OneJvm;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The JVM of the Maven daemon outlives the build, so nothing may wait for its end to be cleaned up. */
@InMatrix
@RunsMaven
@DisplayName("Two builds in one JVM")
class OneJvmIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    @DisplayName("leave nothing, though the JVM lives on: neither the one that fails before stop, nor the next")
    void oneAfterTheOther(MavenBuilds builds) throws Exception {
        MavenBuild build = builds.sample("plain");
        Path project = build.layOut().project();
        try (OneJvm jvm = OneJvm.start(BuildEnvironment.fromSystemProperties())) {
            BuildResult failed = jvm.build(project, arguments(build, "-Pfail-before-tests"), builds.newLogFile());

            assertThatBuild(failed).failed().says("another plugin of the build fails");
            failed.leftovers().assertNoneWithin(LIMIT);
            assertThat(failed.serversStarted()).as("servers had been started").isNotEmpty();

            BuildResult passed = jvm.build(project, arguments(build), builds.newLogFile());

            assertThatBuild(passed).succeeded();
            assertThat(passed.visits().classes()).contains("AlphaIT");
            passed.leftovers().assertNoneWithin(LIMIT);
        }
    }

    private static List<String> arguments(MavenBuild build, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-B",
                "-ntp",
                "-o",
                "verify",
                "-De2e.basePort=" + build.basePort(),
                "-Dit.test=AlphaIT",
                "-Dmaven.repo.local=" + BuildEnvironment.fromSystemProperties().localRepository()));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
