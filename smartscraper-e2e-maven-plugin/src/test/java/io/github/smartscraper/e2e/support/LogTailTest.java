package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which lines {@link LogTail} returns. */
final class LogTailTest {

    @TempDir
    private Path directory;

    private Path log;

    @BeforeEach
    void nameLog() {
        log = directory.resolve("worker-0.log");
    }

    @Test
    @DisplayName("The last lines come oldest first")
    void lastLinesOldestFirst() throws IOException {
        // given
        Files.writeString(log, "one\ntwo\nthree\n");

        // when, then
        assertThat(LogTail.of(log, 2)).containsExactly("two", "three");
    }

    @Test
    @DisplayName("A log that is shorter comes whole, with a last line that is not finished")
    void aShortLogComesWhole() throws IOException {
        // given
        Files.writeString(log, "one\n\nthree");

        // when, then
        assertThat(LogTail.of(log, 20)).containsExactly("one", "", "three");
    }

    @Test
    @DisplayName("Of a large log only the end is read")
    void onlyTheEndOfALargeLogIsRead() throws IOException {
        // given
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 50_000)
                        .mapToObj(number -> "line " + number)
                        .collect(Collectors.joining("\n")));

        // when, then
        assertThat(LogTail.of(log, 3)).containsExactly("line 49998", "line 49999", "line 50000");
        assertThat(LogTail.of(log, 50_000)).hasSizeLessThan(3_000).endsWith("line 50000");
    }

    @Test
    @DisplayName("Bytes that are not UTF-8 don't hide the lines around them")
    void invalidBytesDoNotHideLines() throws IOException {
        // given
        Files.write(log, "before\n\u00ff\u00fe\nafter\n".getBytes(StandardCharsets.ISO_8859_1));

        // when, then
        assertThat(LogTail.of(log, 20)).hasSize(3).startsWith("before").endsWith("after");
    }

    @Test
    @DisplayName("An empty log has no lines")
    void anEmptyLogHasNoLines() throws IOException {
        // given
        Files.createFile(log);

        // when, then
        assertThat(LogTail.of(log, 20)).isEmpty();
    }

    @Test
    @DisplayName("A log that is not there has no lines")
    void aMissingLogHasNoLines() {
        // when, then
        assertThat(LogTail.of(log, 20)).isEmpty();
    }

    @Test
    @DisplayName("A directory in place of the log has no lines")
    void aDirectoryHasNoLines() {
        // when, then
        assertThat(LogTail.of(directory, 20)).isEmpty();
    }

    @Test
    @DisplayName("are plain text of a bearable length, whatever a server has printed")
    void plain(@TempDir Path directory) throws IOException {
        Path log = Files.writeString(
                directory.resolve("plain.log"),
                "\u001b]0;title\u0007\u001b[31mred\u001b[0m\n" + "x".repeat(5_000) + "\n");

        assertThat(LogTail.of(log, 20)).containsExactly("red", "x".repeat(1_000) + "…");
    }
}
