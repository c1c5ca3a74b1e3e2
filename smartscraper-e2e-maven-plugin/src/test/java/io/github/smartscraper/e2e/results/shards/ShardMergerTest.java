package io.github.smartscraper.e2e.results.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ShardMerger}. */
@DisplayName("A join of shards")
final class ShardMergerTest {

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private Path shards;
    private WorkDirectory files;

    @BeforeEach
    void makeDirectories() throws IOException {
        shards = Files.createDirectory(directory.resolve("shards"));
        files = new WorkDirectory(directory.resolve("work"));
    }

    @Test
    @DisplayName("is one result for all, wherever the parts lie")
    void joins() throws Exception {
        // given
        shard(1, "results-1.json", "AIT", "CIT");
        shard(2, "second/results.json", "BIT");
        Files.writeString(shards.resolve("other.json"), "{}");

        // when
        new ShardMerger(console).run(shards, files.results());

        // then
        RunResults joined = StoredResults.read(files.results());
        assertThat(joined.classes()).extracting(ClassResult::name).containsExactly("AIT", "BIT", "CIT");
        assertThat(joined.shards()).isEqualTo(1);
        assertThat(console.lines())
                .containsExactly("Joined 2 shards into " + files.results()
                        + ": 3 classes (3 unchanged), 0 tests, 0 failed, 0 skipped");
    }

    @Test
    @DisplayName("fails where a shard is missing")
    void missing() throws Exception {
        // given
        shard(1, "results-1.json", "AIT", "CIT");

        // then
        assertFails(ConfigurationException.class, "shards are missing: [2]");
    }

    @Test
    @DisplayName("fails where a class is in two shards")
    void repeated() throws Exception {
        // given
        shard(1, "results-1.json", "AIT", "CIT");
        shard(2, "results-2.json", "AIT");

        // then
        assertFails(ConfigurationException.class, "classes ran more than once: AIT");
    }

    @Test
    @DisplayName("fails where a class has no result")
    void incomplete() throws Exception {
        // given
        shard(1, "results-1.json", "AIT");
        shard(2, "results-2.json", "BIT");

        // then
        assertFails(ConfigurationException.class, "2 of 3 test classes have results");
    }

    @Test
    @DisplayName("fails where there is nothing to join")
    void nothing() throws Exception {
        // then
        assertFails(ConfigurationException.class, "There is no results.json under " + shards);
        Files.delete(shards);
        assertFails(ConfigurationException.class, "Parameter merge '" + shards + "'");
    }

    @Test
    @DisplayName("fails where a file holds something else")
    void corrupt() throws Exception {
        // given
        Files.writeString(shards.resolve("results.json"), "{\"shard\": 1}");

        // then
        assertFails(InfrastructureException.class, "results.json does not hold results");
    }

    @ParameterizedTest(name = "{0}")
    @Timeout(60)
    @DisplayName("fails with one line that names the file and what is wrong with it:")
    @CsvSource(delimiter = '|', textBlock = """
                    "shards" : 2            | "shards" : 2000000000    | shards is 2000000000, and has to be from 1 to 9999
                    "shards" : 2            | "shards" : 99999999999   | out of range of int
                    "shards" : 2            | "shards" : 0             | shards is 0
                    "shards" : 2            | "shards" : null          | null
                    "shard" : 1             | "shard" : -5             | shard is -5, and has to be from 1 to 2
                    "shard" : 1             | "shard" : 3              | shard is 3, and has to be from 1 to 2
                    "shard" : 1             | "shard" : 1.5            | there is something else in it
                    "shard" : 1             | "shard" : 1, "shard" : 2 | Duplicate
                    "known" : 3             | "known" : -1             | known is -1
                    "name" : "AIT"          | "name" : null            | class 1 in it has no name
                    "name" : "AIT"          | "name" : " "             | class 1 in it has no name
                    "name" : "AIT"          | "name" : {}              | does not hold results
                    "outcome" : "CACHED"    | "outcome" : null         | class 1 in it has no outcome
                    "outcome" : "CACHED"    | "outcome" : "FINE"       | does not hold results
                    "faults" : [ ]          | "faults" : null          | does not hold results
                    "faults" : [ ]          | "faults" : [ null ]      | does not hold results
                    "attempts" : 0          | "attempts" : -1          | class 1 in it has a number that can't be
                    "durationMillis" : 1    | "durationMillis" : -1    | class 1 in it has a number that can't be
                    "cached" : 1            | "cached" : 7             | its totals are not those of its classes
                    "totals" : {            | "totals" : null, "x" : { | does not hold results
                    {                       | [                        | does not hold results
                    """)
    void broken(String part, String by, String reason) throws Exception {
        // given
        shard(1, "results-1.json", "AIT");
        Path file = shards.resolve("results-1.json");
        String text = Files.readString(file);
        assertThat(text).contains(part);
        Files.writeString(file, text.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(by)));

        // then
        assertFails(InfrastructureException.class, file + " does not hold results: ");
        assertFails(InfrastructureException.class, reason);
    }

    @ParameterizedTest(name = "number {index}")
    @DisplayName("fails with one line where a file holds something else altogether:")
    @ValueSource(strings = {"", "null", "42", "\u0000\u0000\uFEFF", "{\"a\n\u001b[31mb\": 1}", "nested", "two"})
    void somethingElse(String text) throws Exception {
        // given
        String content =
                switch (text) {
                    case "nested" -> "[".repeat(100_000);
                    case "two" -> "{} {}";
                    default -> text;
                };
        Files.writeString(shards.resolve("results.json"), content);

        // then
        assertFails(InfrastructureException.class, shards.resolve("results.json") + " does not hold results: ");
    }

    @Test
    @DisplayName("fails where two files are of one shard, even if they share no class")
    void doubled() throws Exception {
        // given
        shard(1, "results-1.json", "AIT");
        shard(1, "results-1-again.json", "BIT");
        shard(2, "results-2.json", "CIT");

        // then
        assertFails(ConfigurationException.class, "shards are there more than once: [1]");
    }

    @Test
    @DisplayName("names only some of very many shards that are missing")
    void manyMissing() throws Exception {
        // given
        StoredResults.write(RunResults.of(1, 9999, 0, List.of()), shards.resolve("results.json"));

        // then
        assertFails(ConfigurationException.class, "20, 21, and 9978 more]");
    }

    @Test
    @DisplayName("looks into a directory that is named by a link")
    void link() throws Exception {
        // given
        shard(1, "results-1.json", "AIT");
        Path link = Files.createSymbolicLink(directory.resolve("link"), shards);

        // then
        assertThatThrownBy(() -> new ShardMerger(console).run(link, files.results()))
                .hasMessageContaining("shards are missing: [2]");
    }

    @Test
    @DisplayName("has each run, class and worker with the number of its shard, and is one run for the next join")
    void details() throws Exception {
        // given
        detailed(1, "results-1.json", "AIT", ", \"endedAt\" : 9");
        shard(2, "results-2.json", "BIT", "CIT");

        // when
        new ShardMerger(console).run(shards, files.results());

        // then
        assertThat(files.results())
                .content()
                .contains(
                        "\"runs\" : [ {",
                        "\"message\" : \"no\"",
                        "\"state\" : \"READY\"",
                        "\"shard\" : 1",
                        "\"shard\" : 2");
        assertThat(StoredResults.read(files.results()).shards()).isEqualTo(1);
    }

    @Test
    @DisplayName("fails where a shard was cut short")
    void cutShort() throws Exception {
        // given
        detailed(1, "results-1.json", "AIT", "");
        shard(2, "results-2.json", "BIT", "CIT");

        // then
        assertFails(ConfigurationException.class, "These shards were cut short");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("fails where a detail can't be:")
    @CsvSource(delimiter = '|', textBlock = """
                    "schemaVersion" : 2   | "schemaVersion" : 3    | its schemaVersion is 3
                    "outcome" : "FAILED"  | "outcome" : "LOST"     | methods outcome is none of
                    "beganAt" : 4         | "beganAt" : -4         | is no number that can be
                    "beganAt" : 4         | "beganat" : 4          | methods has no beganAt
                    "state" : "READY"     | "state" : {}           | workers events state is no text
                    "message" : "no"      | "massage" : "no"       | methods massage is something else, too
                    """)
    void wrongDetail(String right, String wrong, String reason) throws Exception {
        // given
        Path file = shards.resolve("results-1.json");
        detailed(1, "results-1.json", "AIT", ", \"endedAt\" : 9");
        Files.writeString(file, Files.readString(file).replace(right, wrong));

        // then
        assertFails(InfrastructureException.class, reason);
    }

    private void detailed(int number, String file, String testClass, String end) throws IOException {
        shard(number, file, testClass);
        Path path = shards.resolve(file);
        String details =
                "\"faults\" : [ ], \"methods\" : [ { \"name\" : \"a\", \"outcome\" : \"FAILED\", \"round\" : 1, "
                        + "\"beganAt\" : 4, \"durationMillis\" : 5, \"message\" : \"no\" } ]";
        String text = Files.readString(path).replace("\"faults\" : [ ]", details);
        Files.writeString(
                path,
                "{ \"schemaVersion\" : 2, \"run\" : { \"beganAt\" : 1" + end + " }, \"workers\" : [ { \"id\" : 0, "
                        + "\"events\" : [ { \"at\" : 1, \"state\" : \"READY\" } ] } ], " + text.substring(1));
    }

    private void shard(int number, String file, String... testClasses) throws IOException {
        List<ClassResult> classes = Stream.of(testClasses)
                .map(name -> ClassResult.cached(name, 1, 1))
                .toList();
        StoredResults.write(RunResults.of(number, 2, 3, classes), shards.resolve(file));
    }

    private void assertFails(Class<? extends Exception> type, String message) {
        assertThatThrownBy(() -> new ShardMerger(console).run(shards, files.results()))
                .isInstanceOf(type)
                .hasMessageContaining(message)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n", "\u001b"));
        assertThat(files.results()).doesNotExist();
    }
}
