package io.github.smartscraper.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        RunResults joined = RunResults.readFrom(files.results());
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

    private void shard(int number, String file, String... testClasses) throws IOException {
        List<ClassResult> classes = Stream.of(testClasses)
                .map(name -> ClassResult.cached(name, 1, 1))
                .toList();
        RunResults.of(number, 2, 3, classes).writeTo(shards.resolve(file));
    }

    private void assertFails(Class<? extends Exception> type, String message) {
        assertThatThrownBy(() -> new ShardMerger(console).run(shards, files.results()))
                .isInstanceOf(type)
                .hasMessageContaining(message);
        assertThat(files.results()).doesNotExist();
    }
}
