package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link EventLog}. */
@DisplayName("An event log")
final class EventLogTest {

    private Path file;

    @BeforeEach
    void name(@TempDir Path directory) {
        file = directory.resolve("fork-1.events.jsonl");
    }

    @DisplayName("is JSON that gives back whatever was written")
    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "",
                "expected: \"a\" but was: \"b\"",
                "C:\\temp\\new",
                "two\nlines\r\nand\ta tab",
                "\u0000\u0001\u001f\u007f",
                "ümlaut, 日本語, 👩‍🔬",
                "\u2028 \u2029 </script>",
                "%d %s %n {0}",
                "\\u0041"
            })
    void escapes(String text) throws IOException {
        // when
        new EventLog(file).append("skipped", text, text, new TestCount());

        // then
        JsonNode event = events().get(0);
        assertThat(event.path("event").asText()).isEqualTo("skipped");
        assertThat(event.path("class").asText()).isEqualTo(text);
        assertThat(event.path("detail").asText()).isEqualTo(text);
        assertThat(event.path("at").asLong()).isPositive();
    }

    @Test
    @DisplayName("has one line for each event, in their order")
    void appends() throws IOException {
        // given
        EventLog log = new EventLog(file);

        // when
        log.append("begin", "org.example.OneIT", "", new TestCount());
        log.append("end", "org.example.OneIT", "PASSED", new TestCount());

        // then
        assertThat(events()).extracting(event -> event.path("event").asText()).containsExactly("begin", "end");
        assertThat(events()).extracting(event -> event.path("detail").asText()).containsExactly("", "PASSED");
    }

    @Test
    @DisplayName("is JSON also where people write digits in another script")
    void locale() throws IOException {
        // given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            // when
            new EventLog(file).append("begin", "org.example.OneIT", "", new TestCount());
        } finally {
            Locale.setDefault(before);
        }

        // then
        assertThat(events().get(0).path("at").asLong()).isPositive();
    }

    @Test
    @DisplayName("that can't be written says so")
    void unwritable() {
        // given
        EventLog log = new EventLog(file.resolve("no-such-directory").resolve("log"));

        // then
        assertThatIOException().isThrownBy(() -> log.append("begin", "org.example.OneIT", "", new TestCount()));
    }

    private List<JsonNode> events() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(json.readTree(line));
        }
        return events;
    }
}
