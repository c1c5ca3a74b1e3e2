package io.github.smartscraper.e2e.results.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.TestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that several machines' results become those of one. */
@DisplayName("Results of shards")
final class MergedShardsTest {

    @Test
    @DisplayName("have the totals of one run when they are joined, in any order")
    void joined() {
        // given
        RunResults first = RunResults.of(1, 2, 3, List.of(ran("CIT", 4, 1, 0), ran("AIT", 2, 0, 1)));
        RunResults second = RunResults.of(2, 2, 3, List.of(ClassResult.cached("BIT", 70, 5)));

        // when
        MergedShards merge = MergedShards.of(List.of(second, first));

        // then
        assertThat(merge.isWhole()).isTrue();
        assertThat(merge.results().totals()).isEqualTo(new RunResults.Totals(3, 1, 6, 1, 1));
        assertThat(merge.results().classes()).extracting(ClassResult::name).containsExactly("AIT", "BIT", "CIT");
        assertThat(merge.results().shards()).isEqualTo(1);
    }

    @Test
    @DisplayName("are not whole when a shard is missing, even one without a class of its own")
    void missing() {
        // given
        RunResults first = RunResults.of(1, 3, 1, List.of(ran("AIT", 1, 0, 0)));

        // when
        MergedShards merge = MergedShards.of(List.of(first, RunResults.of(3, 3, 1, List.of())));

        // then
        assertThat(merge.isWhole()).isFalse();
        assertThat(merge.missing()).containsExactly(2);
    }

    @Test
    @DisplayName("are not whole when a class is in two of them, or in one twice")
    void repeated() {
        // given
        RunResults first = RunResults.of(1, 2, 2, List.of(ran("AIT", 1, 0, 0)));
        RunResults second = RunResults.of(2, 2, 2, List.of(ran("AIT", 1, 0, 0)));

        // when
        MergedShards merge = MergedShards.of(List.of(first, second));

        // then
        assertThat(merge.isWhole()).isFalse();
        assertThat(merge.repeated()).containsExactly("AIT");
    }

    @Test
    @DisplayName("are not whole when a class has a result in none of them")
    void lost() {
        // given
        RunResults first = RunResults.of(1, 2, 3, List.of(ran("AIT", 1, 0, 0)));
        RunResults second = RunResults.of(2, 2, 3, List.of(ran("BIT", 1, 0, 0)));

        // when, then
        assertThat(MergedShards.of(List.of(first, second)).isWhole()).isFalse();
    }

    @Test
    @DisplayName("are not whole when they come from different runs")
    void unequal() {
        // given
        RunResults first = RunResults.of(1, 2, 2, List.of(ran("AIT", 1, 0, 0)));

        // when, then
        assertThat(MergedShards.of(List.of(first, RunResults.of(2, 4, 2, List.of(ran("BIT", 1, 0, 0)))))
                        .unequal())
                .isTrue();
        assertThat(MergedShards.of(List.of(first, RunResults.of(2, 2, 5, List.of(ran("BIT", 1, 0, 0)))))
                        .isWhole())
                .isFalse();
    }

    @Test
    @DisplayName("are read as they were written")
    void roundTrip(@TempDir Path directory) throws IOException {
        // given
        Path file = directory.resolve("deep/results.json");
        RunResults results = RunResults.of(
                1, 2, 3, List.of(ran("AIT", 2, 1, 0), ClassResult.cached("BIT", 1, 2), ClassResult.missing("CIT")));

        // when
        StoredResults.write(results, file);

        // then
        assertThat(StoredResults.read(file)).isEqualTo(results);
        assertThat(file).content().contains("\"outcome\" : \"CACHED\"", "\"cached\" : 1");
    }

    @Test
    @DisplayName("have a shape of their own in their file, in which others find them")
    void shape(@TempDir Path directory) throws IOException {
        // given
        Path file = directory.resolve("results.json");
        ClassResult hit = ran("AIT", 2, 1, 0).hitBy(List.of("the server died"));

        // when
        StoredResults.write(RunResults.of(1, 2, 3, List.of(hit, ClassResult.cached("BIT", 70, 5))), file);

        // then
        assertThat(Files.readString(file)).isEqualToIgnoringNewLines("""
                {
                  "shard" : 1,
                  "shards" : 2,
                  "known" : 3,
                  "totals" : {
                    "classes" : 2,
                    "cached" : 1,
                    "tests" : 2,
                    "failures" : 1,
                    "skipped" : 0
                  },
                  "classes" : [ {
                    "name" : "AIT",
                    "outcome" : "FAILED",
                    "tests" : 2,
                    "failures" : 1,
                    "skipped" : 0,
                    "disabled" : 0,
                    "durationMillis" : 10,
                    "worker" : 0,
                    "attempts" : 1,
                    "infrastructureFault" : true,
                    "endedAt" : 1,
                    "faults" : [ "the server died" ]
                  }, {
                    "name" : "BIT",
                    "outcome" : "CACHED",
                    "tests" : 0,
                    "failures" : 0,
                    "skipped" : 0,
                    "disabled" : 0,
                    "durationMillis" : 70,
                    "worker" : -1,
                    "attempts" : 0,
                    "infrastructureFault" : false,
                    "endedAt" : 5,
                    "faults" : [ ]
                  } ]
                }""");
    }

    @ParameterizedTest(name = "instead of {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tests\" : 2, | ",
                "\"outcome\" : | \"colour\" : 1, \"outcome\" :",
                "\"endedAt\" : | \"beganAt\" :",
                "\"shards\" : 1 | \"shards\" : 1, \"machines\" : 1"
            })
    @DisplayName("are refused when a part is missing, or there is one that nobody knows")
    void otherParts(String part, @Nullable String other, @TempDir Path directory) throws IOException {
        // given
        Path file = directory.resolve("results.json");
        StoredResults.write(RunResults.of(1, 1, 1, List.of(ran("AIT", 2, 0, 0))), file);
        String text = Files.readString(file);
        assertThat(text).contains(part);
        Files.writeString(file, text.replace(part, other == null ? "" : other));

        // when, then
        assertThatThrownBy(() -> StoredResults.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not hold results");
    }

    @ParameterizedTest
    @DisplayName("are refused, with the name of the file, when they are something else")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"shard\":1",
                "{\"shard\":1,\"shards\":1,\"known\":0,\"totals\":null,\"classes\":null}",
                "{\"shard\":1,\"shards\":1,\"known\":0,\"totals\":null,\"classes\":[null]}"
            })
    void somethingElse(String text, @TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("results.json"), text);

        // when, then
        assertThatThrownBy(() -> StoredResults.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("does not hold results");
    }

    @Test
    @DisplayName("that are hit by a fault are no clean pass")
    void hitByFault() {
        assertThat(ran("AIT", 1, 0, 0).isCleanPass()).isTrue();
        assertThat(ran("AIT", 1, 0, 0).hitBy(List.of("the server died")).isCleanPass())
                .isFalse();
        assertThat(Arrays.stream(Outcome.values()).filter(outcome -> result("AIT", outcome, new TestCounts(1, 0, 0))
                        .isCleanPass()))
                .containsExactly(Outcome.PASSED);
    }

    private static ClassResult ran(String name, int tests, int failures, int skipped) {
        Outcome outcome = failures > 0 ? Outcome.FAILED : skipped > 0 ? Outcome.SKIPPED : Outcome.PASSED;
        return result(name, outcome, new TestCounts(tests, failures, skipped));
    }

    private static ClassResult result(String name, Outcome outcome, TestCounts counts) {
        return new ClassResult(name, outcome, counts, new ClassResult.Execution(10, 0, 1, false, 1));
    }
}
