package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what {@link AtomicFile} writes, and what it leaves when it can't. */
final class AtomicFileTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("Text is written as UTF-8")
    void textIsWrittenAsUtf8() throws IOException {
        // given
        Path target = directory.resolve("session.json");

        // when
        AtomicFile.write(target, "größer ✓\n");

        // then
        assertThat(target).hasContent("größer ✓\n");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("Only the owner may read what is written, whatever the mode of the file that was there")
    void onlyTheOwnerMayRead() throws IOException {
        // given
        Path target = Files.writeString(directory.resolve("session.json"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));

        // when
        AtomicFile.write(target, "new");

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("Directories that are missing are made")
    void missingDirectoriesAreMade() throws IOException {
        // given
        Path target = directory.resolve("target/smartscraper-e2e/session.json");

        // when
        AtomicFile.write(target, "{}");

        // then
        assertThat(target).hasContent("{}");
    }

    @Test
    @DisplayName("A reader sees the old text or the new, never a part")
    void aReaderNeverSeesAPart() throws IOException {
        // given
        Path target = directory.resolve("session.json");
        String old = "a".repeat(200_000);
        String fresh = "b".repeat(300_000);
        AtomicFile.write(target, old);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> alternate(target, List.of(fresh, old)));

        // when
        Set<String> seen = new HashSet<>();
        do {
            seen.add(Files.readString(target));
        } while (!writing.isDone());

        // then
        writing.join();
        assertThat(seen).isSubsetOf(old, fresh);
    }

    private static void alternate(Path target, List<String> texts) {
        for (int i = 0; i < 100; i++) {
            try {
                AtomicFile.write(target, texts.get(i % texts.size()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @DisplayName("No temporary file is left beside what was written")
    void noTemporaryFileIsLeft() throws IOException {
        // given
        Path target = directory.resolve("session.json");

        // when
        AtomicFile.write(target, "{}");

        // then
        assertThat(children()).containsExactly(target);
    }

    @Test
    @DisplayName("A target that can't be replaced stays as it is, and no temporary file is left")
    void aTargetThatCannotBeReplacedStays() throws IOException {
        // given
        Path target = directory.resolve("session.json");
        Files.createDirectories(target.resolve("child"));

        // when, then
        assertThatIOException().isThrownBy(() -> AtomicFile.write(target, "{}"));
        assertThat(children()).containsExactly(target);
        assertThat(target.resolve("child")).isDirectory();
    }

    @Test
    @DisplayName("A file where the directory should be is an error that names it")
    void aFileInPlaceOfTheDirectoryIsAnError() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("target"), "");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(file.resolve("session.json"), "{}"))
                .withMessageContaining(file.toString());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A directory that can't be written is an error, and the file in it stays as it is")
    void anUnwritableDirectoryIsAnError() throws IOException {
        // given
        Path target = Files.writeString(directory.resolve("session.json"), "old");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
        try {
            assumeThat(Files.isWritable(directory))
                    .as("root may write everywhere")
                    .isFalse();

            // when, then
            assertThatIOException().isThrownBy(() -> AtomicFile.write(target, "new"));
            assertThat(target).hasContent("old");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private List<Path> children() throws IOException {
        List<Path> children = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        }
        return children;
    }

    /** Publishing a draft. */
    @Nested
    final class Publish {

        private static final AtomicFile.Linking NO_LINKS = (name, file) -> {
            throw new FileSystemException(name.toString(), file.toString(), "Operation not permitted");
        };

        private Path target() {
            return directory.resolve("lock");
        }

        @ParameterizedTest(name = "hard links: {0}")
        @ValueSource(booleans = {true, false})
        @DisplayName("A draft gets the name that nothing has, and stays; what has the name stays, too")
        void once(boolean links) throws IOException {
            // given
            AtomicFile.Linking linking = links ? Files::createLink : NO_LINKS;
            Path first = Files.writeString(directory.resolve("first"), "first");
            Path second = Files.writeString(directory.resolve("second"), "second");

            // when, then
            assertThat(AtomicFile.publish(first, target(), linking)).isTrue();
            assertThat(AtomicFile.publish(second, target(), linking)).isFalse();
            assertThat(target()).hasContent("first");
            assertThat(directory).isDirectoryNotContaining(path -> !List.of(first, second, target())
                    .contains(path));
        }

        @Test
        @DisplayName("Of many at the same time one succeeds, without hard links, too")
        void oneOfMany() throws IOException {
            // given
            List<CompletableFuture<Boolean>> attempts = new ArrayList<>();
            List<Path> drafts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                drafts.add(Files.writeString(directory.resolve("draft-" + i), "text"));
            }

            // when
            for (Path draft : drafts) {
                attempts.add(CompletableFuture.supplyAsync(() -> publish(draft)));
            }

            // then
            assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
            assertThat(target()).hasContent("text");
        }

        private boolean publish(Path draft) {
            try {
                return AtomicFile.publish(draft, target(), NO_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        @DisplayName("The turn of a process that was killed is over some day")
        void abandonedTurn() throws IOException {
            // given
            Path draft = Files.writeString(directory.resolve("draft"), "text");
            Path turn = Files.createFile(directory.resolve("lock.turn"));

            // when, then
            assertThat(AtomicFile.publish(draft, target(), NO_LINKS)).isFalse();
            Files.setLastModifiedTime(turn, FileTime.from(Instant.now().minusSeconds(3600)));
            assertThat(AtomicFile.publish(draft, target(), NO_LINKS)).isFalse();
            assertThat(AtomicFile.publish(draft, target(), NO_LINKS)).isTrue();
        }
    }
}
