package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.KeepMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ParameterValues}. */
@DisplayName("A typed value")
final class ParameterValuesTest {

    private static final Duration MAX = Duration.ofMinutes(2);

    private final ParameterValues values = new ParameterValues();

    @Test
    @DisplayName("that is not set is what its example says")
    void notSet() {
        assertThat(values.number("workers", null, 1, 64, "4")).isEqualTo(4);
        assertThat(values.duration("timeout", null, MAX, "60")).isEqualTo(Duration.ofSeconds(60));
        assertThat(values.choice("keepData", null, KeepMode.class, KeepMode.ON_FAILURE))
                .isEqualTo(KeepMode.ON_FAILURE);
        assertThat(values.problems()).isEmpty();
    }

    @DisplayName("is a number within its limits, blanks around it or not")
    @ParameterizedTest
    @CsvSource({"1, 1", "64, 64", "' 7 ', 7"})
    void number(String typed, int number) {
        assertThat(values.number("workers", typed, 1, 64, "4")).isEqualTo(number);
        assertThat(values.problems()).isEmpty();
    }

    @DisplayName("that is no number within its limits is refused, and the lowest stands in for it")
    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "many", "1.5", ""})
    void noNumber(String typed) {
        assertThat(values.number("workers", typed, 1, 64, "4", " or 1C")).isEqualTo(1);
        assertThat(values.problems())
                .singleElement()
                .asString()
                .contains("workers '" + typed + "'", "a whole number from 1 to 64 or 1C", "-De2e.workers=4");
    }

    @DisplayName("is a duration, in seconds unless it says otherwise")
    @ParameterizedTest
    @CsvSource({"90, 90000", "90s, 90000", "2m, 120000", "500ms, 500"})
    void duration(String typed, long millis) {
        assertThat(values.duration("timeout", typed, MAX, "60")).isEqualTo(Duration.ofMillis(millis));
        assertThat(values.problems()).isEmpty();
    }

    @DisplayName("that is no duration up to the longest is refused")
    @ParameterizedTest
    @ValueSource(strings = {"0", "121", "3m", "-1", "1h", "1.5s"})
    void noDuration(String typed) {
        assertThat(values.duration("timeout", typed, MAX, "60")).isZero();
        assertThat(values.problems()).singleElement().asString().contains("timeout '" + typed + "'", "from 1ms to 2m");
    }

    @Test
    @DisplayName("is one of several, in any case, or is refused with all of them named")
    void choice() {
        assertThat(values.choice("keepData", "On-Failure", KeepMode.class, KeepMode.NEVER))
                .isEqualTo(KeepMode.ON_FAILURE);
        assertThat(values.problems()).isEmpty();
        assertThat(values.choice("keepData", "on_failure", KeepMode.class, KeepMode.NEVER))
                .isEqualTo(KeepMode.NEVER);
        assertThat(values.problems()).singleElement().asString().contains("never", "on-failure", "always");
    }

    @Test
    @DisplayName("that is a directory becomes absolute; a file and nothing at all are told apart")
    void directory(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.createFile(directory.resolve("file"));
        Path inside = Files.createDirectory(directory.resolve("inside"));

        // when, then
        assertThat(values.directory("dataRoot", inside.resolve(".."), "a directory"))
                .isEqualTo(directory.toAbsolutePath());
        assertThat(values.problems()).isEmpty();
        values.directory("dataRoot", file, "a directory");
        values.directory("dataRoot", directory.resolve("none"), "a directory");
        assertThat(values.problems()).hasSize(2);
        assertThat(values.problems().get(0)).contains("a directory (this is a file)");
        assertThat(values.problems().get(1)).contains("a directory (it does not exist)");
    }

    @Test
    @DisplayName("is split at blanks, except between quotes, which have to be in pairs")
    void words() {
        assertThat(values.words("command", "npm  run 'two words' \"and more\" plain", "words", ""))
                .containsExactly("npm", "run", "two words", "and more", "plain");
        assertThat(values.problems()).isEmpty();
        assertThat(values.words("command", "npm 'run", "words", "npm run dev")).isEmpty();
        assertThat(values.problems()).singleElement().asString().contains("npm 'run", "with quotes in pairs");
    }
}
