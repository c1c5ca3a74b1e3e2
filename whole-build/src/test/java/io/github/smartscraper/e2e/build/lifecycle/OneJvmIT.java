package io.github.smartscraper.e2e.build.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.BuildEnvironment;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.OneJvm;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.Visits;
import java.nio.file.Files;
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
        BuildTraces traces = build.layOut();
        Path log = builds.newLogFile();
        try (OneJvm jvm = OneJvm.start(BuildEnvironment.fromSystemProperties(), traces, log)) {
            int failed = jvm.build(traces.project(), arguments(build, "-Pfail-before-tests"));

            assertThat(failed).isEqualTo(1);
            assertThat(Files.readString(log)).contains("another plugin of the build fails");
            assertNothingIsLeft(traces);
            assertThat(traces.project().resolve("servers-started.log"))
                    .as("servers had been started")
                    .exists();

            int passed = jvm.build(traces.project(), arguments(build));

            assertThat(passed).isZero();
            assertThat(new Visits(traces.project()).classes()).contains("AlphaIT");
            assertNothingIsLeft(traces);
        }
        Leftovers.of(traces).assertNone();
    }

    /** Surefire keeps an empty directory of its own, surefire-root, until the JVM ends. */
    private static void assertNothingIsLeft(BuildTraces traces) {
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(Leftovers.of(traces).find()).allMatch(line -> line.endsWith("/surefire-root")));
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
