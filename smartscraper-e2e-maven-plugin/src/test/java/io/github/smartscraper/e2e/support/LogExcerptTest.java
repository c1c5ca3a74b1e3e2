package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link LogExcerpt}. */
@DisplayName("An excerpt of a log")
final class LogExcerptTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("has the last lines, and says where all of them are")
    void lastLines() throws IOException {
        // given
        Path log = Files.writeString(directory.resolve("server.log"), "one\ntwo\nthree\n");

        // when, then
        assertThat(LogExcerpt.of(log, 2)).isEqualTo(new LogExcerpt(log, List.of("two", "three")));
    }

    @Test
    @DisplayName("names a file that is not there, without any line")
    void missing() {
        // given
        Path log = directory.resolve("none.log");

        // when, then
        assertThat(LogExcerpt.of(log, 2)).isEqualTo(new LogExcerpt(log, List.of()));
    }
}
