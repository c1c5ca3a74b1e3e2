package io.github.smartscraper.e2e.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which directories an {@link OwnerMarker} makes ours. */
final class OwnerMarkerTest {

    private static final OwnerMarker MARKER =
            new OwnerMarker("0b0a7bd4", new ProcessIdentity(4711, Instant.parse("2026-01-31T12:34:56.780Z")));

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(temporary.resolve("smartscraper-test-0-abc"));
        Files.writeString(directory.resolve("stats.json"), "{}");
    }

    @Test
    @DisplayName("A marker is read as it was written")
    void aMarkerIsReadAsItWasWritten() throws IOException {
        // given
        MARKER.writeTo(directory);

        // when, then
        assertThat(OwnerMarker.of(directory)).contains(MARKER);
        assertThat(MARKER.isBeside(directory)).isTrue();
        assertThat(new OwnerMarker("another", MARKER.owner()).isBeside(directory))
                .isFalse();
    }

    @ParameterizedTest
    @DisplayName("So is the file that it leads to, whatever is in its name")
    @ValueSource(strings = {"session.json", "back\\slash", "two\nlines", "a=b: #c !d", "\u00e4"})
    void theRecordIsReadAsItWasWritten(String name) throws IOException {
        // given
        OwnerMarker marker = new OwnerMarker(MARKER.session(), MARKER.owner(), Optional.of(temporary.resolve(name)));
        marker.writeTo(directory);

        // when, then
        assertThat(OwnerMarker.of(directory)).contains(marker);
        assertThat(marker.isBeside(directory)).isTrue();
    }

    @Test
    @DisplayName("A directory without a marker has none, and neither has one that is not there")
    void noMarkerIsNoMarker() {
        // given the directory, when, then
        assertThat(OwnerMarker.of(directory)).isEmpty();
        assertThat(OwnerMarker.of(temporary.resolve("missing"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A file that nobody of us has written is no marker")
    @CsvSource(delimiter = '|', textBlock = """
                    empty                    | ''
                    foreign text             | this is not ours
                    cut short                | session=0b0a7bd4;pid=47
                    without a session        | pid=4711;started=2026-01-31T12:34:56.780Z
                    without a pid            | session=0b0a7bd4;started=2026-01-31T12:34:56.780Z
                    without a start instant  | session=0b0a7bd4;pid=4711
                    pid that is no number    | session=0b0a7bd4;pid=node;started=2026-01-31T12:34:56.780Z
                    start that is no instant | session=0b0a7bd4;pid=4711;started=yesterday
                    broken escape            | session=\\u00zz;pid=4711;started=2026-01-31T12:34:56.780Z
                    """)
    void aForeignFileIsNoMarker(String kind, String lines) throws IOException {
        // given
        Files.writeString(OwnerMarker.beside(directory), lines.replace(';', '\n'));

        // when, then
        assertThat(OwnerMarker.of(directory)).as(kind).isEmpty();
        assertThat(OwnerMarker.removeMarked(directory)).isFalse();
        assertThat(directory.resolve("stats.json")).exists();
    }

    @Test
    @DisplayName("A file that is not text is no marker")
    void bytesAreNoMarker() throws IOException {
        // given
        Files.write(OwnerMarker.beside(directory), "session=\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1));

        // when, then
        assertThat(OwnerMarker.of(directory)).isEmpty();
        assertThat(MARKER.isBeside(directory)).isFalse();
    }

    @Test
    @DisplayName("A directory in place of the file is no marker")
    void aDirectoryIsNoMarker() throws IOException {
        // given
        Files.createDirectory(OwnerMarker.beside(directory));

        // when, then
        assertThat(OwnerMarker.of(directory)).isEmpty();
        assertThat(MARKER.isBeside(directory)).isFalse();
    }

    @Test
    @DisplayName("A symbolic link to a marker is no marker")
    void aLinkToAMarkerIsNoMarker() throws IOException {
        // given
        MARKER.writeTo(directory);
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.createSymbolicLink(OwnerMarker.beside(other), OwnerMarker.beside(directory));

        // when, then
        assertThat(OwnerMarker.of(other)).isEmpty();
        assertThat(MARKER.isBeside(other)).isFalse();
    }

    @Test
    @DisplayName("A symbolic link to a directory of ours is not ours, and stays with the directory")
    void aLinkToADirectoryIsNotOurs() throws IOException {
        // given
        MARKER.writeTo(directory);
        Path link = Files.createSymbolicLink(temporary.resolve("smartscraper-test-1-abc"), directory);

        // when
        boolean gone = OwnerMarker.removeMarked(link);

        // then
        assertThat(OwnerMarker.of(link)).isEmpty();
        assertThat(gone).isFalse();
        assertThat(link).exists();
        assertThat(directory.resolve("stats.json")).exists();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A marker in another user's directory makes that none of ours, and it stays")
    void aDirectoryOfAnotherUserIsNotOurs() throws IOException {
        // given
        assumeThat(System.getProperty("user.name"))
                .as("only root can give a directory away")
                .isEqualTo("root");
        MARKER.writeTo(directory);
        Files.setAttribute(directory, "unix:uid", 12_345);

        // when, then
        assertThatIOException()
                .isThrownBy(() -> OwnerMarker.removeMarked(directory))
                .withMessage(directory + ": it belongs to another user");
        assertThat(directory.resolve("stats.json")).exists();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A marker of another user is none")
    void aMarkerOfAnotherUserIsNone() throws IOException {
        // given
        assumeThat(System.getProperty("user.name"))
                .as("only root can give a file away")
                .isEqualTo("root");
        MARKER.writeTo(directory);
        Files.setAttribute(OwnerMarker.beside(directory), "unix:uid", 12_345);

        // when, then
        assertThat(OwnerMarker.of(directory)).isEmpty();
        assertThat(OwnerMarker.removeMarked(directory)).isFalse();
    }

    @Test
    @DisplayName("A directory with a marker is removed with all it holds, copies of markers included")
    void aMarkedDirectoryIsRemoved() throws IOException {
        // given
        MARKER.writeTo(directory);
        MARKER.writeTo(directory.resolve("backup"));

        // when
        boolean gone = OwnerMarker.removeMarked(directory);

        // then
        assertThat(gone).isTrue();
        assertThat(directory).doesNotExist();
    }

    @Test
    @DisplayName("A directory is removed that has its marker in it, as those of earlier versions have")
    void aFormerMarkerCounts() throws IOException {
        // given
        MARKER.writeTo(directory);
        Files.move(OwnerMarker.beside(directory), directory.resolve(".smartscraper-e2e"));

        // when, then
        assertThat(OwnerMarker.of(directory)).contains(MARKER);
        assertThat(OwnerMarker.removeMarked(directory)).isTrue();
        assertThat(directory).doesNotExist();
    }

    @Test
    @DisplayName("A marker whose directory is gone goes as well, and of a link in its place the link")
    void aMarkerWithoutADirectoryGoes() throws IOException {
        // given
        MARKER.writeTo(directory);
        Path moved = Files.move(directory, temporary.resolve("moved"));
        Files.createSymbolicLink(directory, moved);

        // when
        boolean gone = OwnerMarker.removeMarked(directory);

        // then
        assertThat(gone).isTrue();
        assertThat(temporary).isDirectoryNotContaining(path -> !path.equals(moved));
        assertThat(moved.resolve("stats.json")).exists();
        MARKER.writeTo(directory);
        assertThat(OwnerMarker.removeMarked(directory)).isTrue();
        assertThat(OwnerMarker.beside(directory)).doesNotExist();
    }

    @Test
    @DisplayName("A directory without a marker is not removed")
    void anUnmarkedDirectoryIsNotRemoved() throws IOException {
        // given the directory, when
        boolean gone = OwnerMarker.removeMarked(directory);

        // then
        assertThat(gone).isFalse();
        assertThat(directory.resolve("stats.json")).exists();
    }

    @Test
    @DisplayName("A directory that is not there is gone")
    void aMissingDirectoryIsGone() throws IOException {
        // given
        Path missing = temporary.resolve("missing");

        // when, then
        assertThat(OwnerMarker.removeMarked(missing)).isTrue();
    }
}
