package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.Signals;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workers for tests that an IDE starts, and for people. */
@RunsMaven
@DisplayName("Goal run")
class RunIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    @InMatrix
    @DisplayName("hands over each worker in files for their owner alone, and Ctrl-C ends all")
    void handsOver(MavenBuilds builds) throws Exception {
        RunningBuild build = start(run(builds).property("e2e.apiToken", "random"));

        for (int id = 0; id < 2; id++) {
            Properties worker = properties(build, id);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(build, id, "properties"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(build, id, "env"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readAllLines(file(build, id, "env")))
                    .contains(
                            "API_TOKEN=" + worker.getProperty("API_TOKEN"),
                            "TEST_BASE_URL=" + worker.getProperty("TEST_BASE_URL"),
                            "E2E_WORKER_ID=" + id);
            assertThat(about(worker)).contains(worker.getProperty("API_TOKEN"), worker.getProperty("DATA_DIR"));
            assertThat(build.log())
                    .contains(worker.getProperty("TEST_BASE_URL"), worker.getProperty("DATA_DIR"))
                    .doesNotContain(worker.getProperty("API_TOKEN"));
        }

        build.signalGroup("INT");

        BuildResult ended = build.awaitEnd(LIMIT);
        assertThat(ended.exitCode()).isEqualTo(130);
        assertThatBuild(ended).says("nothing is left").saysNot("BUILD FAILURE");
        ended.leftovers().assertNone();
        assertThat(file(build, 0, "env")).doesNotExist();
        assertThat(file(build, 1, "properties")).doesNotExist();
    }

    @Test
    @DisplayName("leaves no file with a token behind when Maven is killed")
    void reaped(MavenBuilds builds) throws Exception {
        RunningBuild build = start(run(builds));

        build.signalGroup("KILL");
        build.awaitEnd(LIMIT);

        Leftovers.of(build.traces()).assertNoneWithin(Duration.ofSeconds(5));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        List.of(file(build, 0, "env"), file(build, 0, "properties"), file(build, 1, "env")))
                .noneMatch(Files::exists));
    }

    @Test
    @DisplayName("goes on beside a build of the same project, but not beside another goal run, and survives clean")
    void besideABuild(MavenBuilds builds) throws Exception {
        RunningBuild build = start(run(builds));

        BuildResult verified = builds.sample("plain")
                .goals("verify")
                .whereRan(build.traces())
                .start()
                .awaitEnd(Duration.ofMinutes(2));
        BuildResult second = run(builds).whereRan(build.traces()).start().awaitEnd(Duration.ofMinutes(1));
        BuildResult cleaned = builds.sample("plain")
                .goals("smartscraper-e2e:clean")
                .whereRan(build.traces())
                .start()
                .awaitEnd(Duration.ofMinutes(1));

        assertThatBuild(verified).succeeded();
        assertThatBuild(second).failedByTheUsersDoing().says("already running in this project", "Maven process");
        assertThatBuild(cleaned).succeeded().says("in use by a build that still runs");
        assertThat(about(properties(build, 1))).contains("token");
        build.signalGroup("INT");
        Leftovers.of(build.traces()).assertNoneWithin(LIMIT);
    }

    @Test
    @DisplayName("replaces a server that dies, and fails when none is left")
    void replaced(MavenBuilds builds) throws Exception {
        RunningBuild build = start(run(builds).property("e2e.workers", "1").property("e2e.maxRestarts", "1"));

        kill(build);
        await().atMost(Duration.ofMinutes(1)).until(() -> build.log().contains("is healthy again"));
        kill(build);

        BuildResult ended = build.awaitEnd(Duration.ofMinutes(1));
        assertThatBuild(ended).failedByInfrastructure().says("No worker is left", "is given up after 1 restart");
        ended.leftovers().assertNone();
    }

    private static MavenBuild run(MavenBuilds builds) {
        return builds.sample("plain").goals("smartscraper-e2e:run").property("e2e.workers", "2");
    }

    private static RunningBuild start(MavenBuild run) throws Exception {
        RunningBuild build = run.start();
        await("workers, see the log of " + build.traces().project())
                .atMost(Duration.ofMinutes(1))
                .failFast("Maven has ended: " + build.log(), () -> !build.isAlive())
                .until(() -> build.log().contains("until you press Ctrl-C"));
        return build;
    }

    private static void kill(RunningBuild build) throws Exception {
        String about = about(properties(build, 0));
        assertThat(Signals.send("KILL", about.replaceAll(".*\"pid\":(\\d+).*", "$1")))
                .isTrue();
    }

    private static Path file(RunningBuild build, int worker, String ending) {
        return build.traces().project().resolve("target/smartscraper-e2e/worker-" + worker + '.' + ending);
    }

    private static Properties properties(RunningBuild build, int worker) throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(file(build, worker, "properties"))) {
            properties.load(file);
        }
        return properties;
    }

    private static String about(Properties worker) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(worker.getProperty("TEST_BASE_URL") + "/about"))
                                .header("Authorization", "Bearer " + worker.getProperty("API_TOKEN"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
