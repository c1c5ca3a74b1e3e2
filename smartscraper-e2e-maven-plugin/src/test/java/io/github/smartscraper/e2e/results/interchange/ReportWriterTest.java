package io.github.smartscraper.e2e.results.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.shards.StoredResults;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ReportWriter} with the files that it writes. */
@DisplayName("The report on a run")
final class ReportWriterTest {

    @TempDir
    private Path directory;

    private Path results;
    private SampleTimeline run;
    private ReportWriter writer;

    @BeforeEach
    void begin() throws IOException {
        results = directory.resolve("results.json");
        run = new SampleTimeline(directory.resolve("logs"));
        writer = new ReportWriter(
                run.timeline,
                results,
                new HistoryFile(directory.resolve("cache.json")),
                new ReportWriter.About(
                        Map.of(SampleTimeline.FLAKY, "new"), name -> Optional.of("src/" + name + ".java")));
        writer.begin(ReportWriterTest::standing);
    }

    private static RunResults standing(Snapshot now) {
        return RunResults.of(
                1,
                1,
                3,
                List.of(
                        ClassResult.cached("shop.BasketIT", 40, 1),
                        Standing.of(SampleTimeline.FLAKY, now),
                        Standing.of(SampleTimeline.RUNNING, now)));
    }

    @Test
    @DisplayName("is there while the run goes on, without an end, and with classes that are incomplete")
    void standing() throws Exception {
        // when
        run.happen();

        // then
        await().untilAsserted(() ->
                assertThat(tree(results).at("/classes/1/outcome").asText()).isEqualTo("FLAKY"));
        await().untilAsserted(() ->
                assertThat(tree(results).at("/classes/2/outcome").asText()).isEqualTo("INCOMPLETE"));
        assertThat(tree(results).path("run").has("endedAt")).isFalse();
        assertThat(new ResultsSchema().faults(results)).isEmpty();
    }

    @Test
    @DisplayName("holds at its end what the published schema says, and what goal merge reads")
    void whole() throws Exception {
        // given
        run.happen();

        // when
        writer.end(standing(run.timeline.snapshot(true)));

        // then
        assertThat(new ResultsSchema().faults(results)).isEmpty();
        assertThat(StoredResults.read(results).classes()).hasSize(3);
        JsonNode flaky = tree(results).at("/classes/1");
        assertThat(flaky.path("reason").asText()).isEqualTo("new");
        assertThat(flaky.path("source").asText()).isEqualTo("src/shop.OrderIT.java");
        assertThat(flaky.path("runs")).hasSize(2);
        assertThat(flaky.at("/runs/1/fork").asInt()).isEqualTo(3);
        assertThat(flaky.at("/methods/0/testClass").asText()).isEqualTo("shop.OrderIT$Nested");
        assertThat(flaky.at("/methods/0/line").asInt()).isEqualTo(31);
        assertThat(flaky.at("/methods/0/log/to").asInt()).isEqualTo(16);
        assertThat(flaky.path("history")).hasSize(1);
    }

    @Test
    @DisplayName("says of a worker what happened to it and what it took, and no secret")
    void worker() throws Exception {
        // when
        writer.end(standing(run.happen().timeline.snapshot(true)));

        // then
        JsonNode worker = tree(results).at("/workers/0");
        assertThat(worker.path("events").findValuesAsText("state"))
                .containsExactly("LAUNCHED", "READY", "DEAD", "RESTARTING", "READY");
        assertThat(worker.path("restarts").asInt()).isEqualTo(1);
        assertThat(worker.path("cpuMillis").asInt()).isEqualTo(120);
        assertThat(Files.readString(results)).contains("the **** is out").doesNotContain("secret is");
    }

    @Test
    @DisplayName("goes on until the workers have gone, which is after the results")
    void afterwards() throws Exception {
        // given
        writer.end(standing(run.happen().timeline.snapshot(true)));

        // when
        run.timeline.state(0, "GONE", "");

        // then
        assertThat(tree(results).at("/workers/0/events").findValuesAsText("state"))
                .endsWith("GONE");
    }

    @Test
    @DisplayName("is a trace for Perfetto, with a lane for each worker")
    void trace() throws Exception {
        // when
        writer.end(standing(run.happen().timeline.snapshot(true)));

        // then
        JsonNode trace = tree(directory.resolve("trace.json"));
        assertThat(trace.isArray()).isTrue();
        assertThat(trace.findValuesAsText("name"))
                .contains("worker 0", "start", "restart", SampleTimeline.FLAKY, "places an order", "DEAD");
        assertThat(trace)
                .allSatisfy(event -> assertThat(event.path("ph").asText()).isIn("X", "i", "M"));
    }

    @Test
    @DisplayName("is a CTRF report, with a flaky test for one that passed at the second try")
    void ctrf() throws Exception {
        // when
        writer.end(standing(run.happen().timeline.snapshot(true)));

        // then
        JsonNode ctrf = tree(directory.resolve("ctrf.json"));
        assertThat(ctrf.path("reportFormat").asText()).isEqualTo("CTRF");
        assertThat(ctrf.at("/results/summary/flaky").asInt()).isEqualTo(1);
        JsonNode test = ctrf.at("/results/tests/0");
        assertThat(test.path("status").asText()).isEqualTo("passed");
        assertThat(test.path("suite")).hasSize(2);
        assertThat(test.at("/retryAttempts/0/message").asText()).isEqualTo("expected: 1");
    }

    @Test
    @DisplayName("remembers sixteen runs of a class, and no line of somebody else")
    void history() throws Exception {
        // given
        HistoryFile file = new HistoryFile(directory.resolve("cache.json"));
        Files.writeString(directory.resolve("history-of-cache.json.tsv"), "AIT\tx\n\nAIT\t1\t2\tWHATEVER\n");
        run.happen();

        // when
        for (int i = 0; i < 20; i++) {
            file.add(List.of(Standing.of(SampleTimeline.FLAKY, run.timeline.snapshot(false))));
        }

        // then
        assertThat(file.read()).containsOnlyKeys(SampleTimeline.FLAKY);
        assertThat(file.read().get(SampleTimeline.FLAKY)).hasSize(16);
    }

    @Test
    @DisplayName("has a schema that the sample of the documentation follows")
    void sample() throws Exception {
        // given
        Path sample = directory.resolve("sample.json");
        try (InputStream in = RunResults.class.getResourceAsStream("results-sample.json")) {
            Files.copy(Objects.requireNonNull(in), sample);
        }

        // then
        assertThat(new ResultsSchema().faults(sample)).isEmpty();
        assertThat(StoredResults.read(sample).classes()).hasSize(10);
    }

    private static JsonNode tree(Path file) throws IOException {
        return Files.exists(file) ? new ObjectMapper().readTree(file.toFile()) : new ObjectMapper().createObjectNode();
    }
}
