package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The ordinary case: four test classes that pass, on two workers. */
@RunsMaven
@InMatrix
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A build whose tests pass on two workers")
class PassingBuildIT {

    private static final String TOKEN = "s3cret-of-";

    private BuildResult build;

    @BeforeAll
    void runTheBuild(MavenBuilds builds) throws Exception {
        build = builds.sample("plain")
                .compiling()
                .goals("verify")
                .property("e2e.workers", "2")
                .property("e2e.apiToken", TOKEN + "{id}")
                .property("sample.forksToMeet", "2")
                .execute();
    }

    @Test
    @DisplayName("succeeds and runs every test of every integration test class")
    void succeeds() {
        assertThatBuild(build)
                .succeeded()
                .ranTests(
                        "AlphaIT.asksForItsToken",
                        "AlphaIT.visits",
                        "BetaIT.asksForItsToken",
                        "BetaIT.visits",
                        "DeltaIT.asksForItsToken",
                        "DeltaIT.visits",
                        "GammaIT.asksForItsToken",
                        "GammaIT.visits");
        assertThat(build.reports().failures()).isEmpty();
    }

    @Test
    @DisplayName("starts as many servers as there are workers, once each")
    void startsTwoServers() {
        assertThat(build.serversStarted()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("binds each fork to a worker of its own: URL, DATA_DIR, token and number")
    void everyForkHasItsOwnWorker() {
        Map<String, List<Visit>> byFork = build.visits().all().stream().collect(Collectors.groupingBy(Visit::forkPid));
        assertThat(byFork).hasSize(2);
        assertThat(distinct(byFork, Visit::baseUrl)).hasSize(2).allSatisfy(values -> assertThat(values)
                .hasSize(1));
        assertThat(distinct(byFork, visit -> visit.dataDir().toString()))
                .hasSize(2)
                .allSatisfy(values -> assertThat(values).hasSize(1));
        assertThat(distinct(byFork, Visit::token)).containsExactlyInAnyOrder(Set.of(TOKEN + "0"), Set.of(TOKEN + "1"));
        assertThat(distinct(byFork, Visit::workerId)).containsExactlyInAnyOrder(Set.of("0"), Set.of("1"));
    }

    private static Set<Set<String>> distinct(Map<String, List<Visit>> byFork, Function<Visit, String> value) {
        return byFork.values().stream()
                .map(visits -> visits.stream().map(value).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("tells the server the same as the fork")
    void theServerKnowsTheSame() {
        assertThat(build.visits().all()).allSatisfy(visit -> assertThat(visit.server())
                .contains("\"port\":\"" + visit.port() + "\"")
                .contains("\"dataDir\":\"" + visit.dataDir() + "\"")
                .contains("\"token\":\"" + visit.token() + "\""));
    }

    @Test
    @DisplayName("gives every class the seed state, whatever the class before it on the same worker wrote")
    void everyClassStartsFromTheSeed() {
        assertThat(build.visits().all()).hasSize(4).allSatisfy(visit -> {
            assertThat(visit.stateAtStart()).isEqualTo("[]");
            assertThat(visit.filesAtStart())
                    .contains("sites.jsonc", "stats.json", "logs")
                    .noneMatch(name -> name.startsWith("of-"));
        });
    }

    @Test
    @DisplayName("puts each DATA_DIR under the temporary directory, named after its worker")
    void namesDataDirectories() {
        assertThat(build.visits().all()).allSatisfy(visit -> assertThat(visit.dataDir())
                .hasParentRaw(build.traces().temporary())
                .satisfies(path -> assertThat(path.getFileName().toString())
                        .startsWith("smartscraper-test-" + visit.workerId() + "-")));
    }

    @Test
    @DisplayName("prints a table with each worker's URL and DATA_DIR")
    void printsTheTable() {
        for (Visit visit : build.visits().all()) {
            assertThatBuild(build)
                    .saysInOneLine(visit.baseUrl(), visit.dataDir().toString());
        }
    }

    @Test
    @DisplayName("keeps the tokens out of command lines, reports, logs and all other files, though tests print them")
    void keepsTokensToItself() throws Exception {
        assertThat(build.visits().all()).allSatisfy(visit -> {
            assertThat(visit.forkArguments()).doesNotContain(TOKEN);
            assertThat(visit.server().substring(visit.server().indexOf("\"argv\"")))
                    .doesNotContain(TOKEN);
        });
        assertThatBuild(build).saysNot(TOKEN + "0", TOKEN + "1");
        assertThat(build.reports().text()).doesNotContain(TOKEN + "0", TOKEN + "1");
        for (Path file : FileTree.list(build.file("target"))) {
            if (Files.isRegularFile(file) && !file.startsWith(build.file("target/visits"))) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(TOKEN + "0", TOKEN + "1");
            }
        }
    }

    @Test
    @DisplayName("keeps the output of each server in a log of its own")
    void keepsServerLogs() {
        for (Visit visit : build.visits().all()) {
            assertThat(build.file("target/smartscraper-e2e/logs/worker-" + visit.workerId() + ".log"))
                    .content()
                    .contains("sample server listens on " + visit.port());
        }
    }
}
