package io.github.smartscraper.e2e.support.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@link DirectoryTree} copies and removes, and what it must leave alone. */
final class DirectoryTreeTest {

    @TempDir
    private Path temporary;

    /** Copying. */
    @Nested
    final class Copy {

        @Test
        @DisplayName("Files, directories and empty directories are copied into a directory that is made")
        void everythingIsCopied() throws IOException {
            // given
            Path from = temporary.resolve("seed");
            write(from.resolve("sites.jsonc"), "[]");
            write(from.resolve("logs/2026-01-31.jsonl"), "{}");
            Files.createDirectories(from.resolve("empty"));

            // when
            Path to = temporary.resolve("data/worker");
            DirectoryTree.copy(from, to);

            // then
            assertThat(to.resolve("sites.jsonc")).hasContent("[]");
            assertThat(to.resolve("logs/2026-01-31.jsonl")).hasContent("{}");
            assertThat(to.resolve("empty")).isEmptyDirectory();
        }

        @Test
        @DisplayName("Files that are there already are replaced, others stay")
        void filesAreReplaced() throws IOException {
            // given
            Path from = temporary.resolve("seed");
            Path to = temporary.resolve("data");
            write(from.resolve("stats.json"), "{}");
            write(to.resolve("stats.json"), "old");
            write(to.resolve("other"), "stays");

            // when
            DirectoryTree.copy(from, to);

            // then
            assertThat(to.resolve("stats.json")).hasContent("{}");
            assertThat(to.resolve("other")).hasContent("stays");
        }

        @Test
        @DisplayName("A symbolic link is copied as a link, and what it points to is not")
        void aLinkIsCopiedAsALink() throws IOException {
            // given
            Path outside = temporary.resolve("outside");
            write(outside.resolve("large"), "file");
            Path from = Files.createDirectory(temporary.resolve("seed"));
            Files.createSymbolicLink(from.resolve("link"), outside);

            // when
            Path to = temporary.resolve("data");
            DirectoryTree.copy(from, to);

            // then
            assertThat(to.resolve("link")).isSymbolicLink();
            assertThat(Files.readSymbolicLink(to.resolve("link"))).isEqualTo(outside);
        }

        @Test
        @DisplayName("Files that are to be left out are not copied")
        void filesAreLeftOut() throws IOException {
            // given
            Path from = temporary.resolve("data");
            write(from.resolve("stats.json"), "{}");
            write(from.resolve("marker"), "ours");

            // when
            Path to = temporary.resolve("copy");
            DirectoryTree.copy(from, to, path -> path.endsWith("marker"));

            // then
            assertThat(to).isDirectoryNotContaining(path -> !path.endsWith("stats.json"));
            assertThat(to.resolve("stats.json")).exists();
        }

        @Test
        @DisplayName("Files that vanish while they are being copied are fine")
        void vanishingFilesAreFine() throws IOException {
            // given
            Path from = temporary.resolve("data");
            for (int i = 0; i < 400; i++) {
                write(from.resolve(i % 20 + "/" + i), "");
            }
            write(from.resolve("stats.json"), "{}");
            CompletableFuture<Void> server =
                    CompletableFuture.runAsync(() -> emptyUnchecked(from, path -> path.endsWith("stats.json")));

            // when
            Path to = temporary.resolve("copy");
            DirectoryTree.copy(from, to);

            // then
            server.join();
            assertThat(to.resolve("stats.json")).hasContent("{}");
        }

        private static void emptyUnchecked(Path directory, Predicate<Path> kept) {
            try {
                DirectoryTree.empty(directory, kept);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        @Timeout(30)
        @DisplayName("What is neither file nor directory nor link is skipped and named; a pipe is not waited for")
        void specialFilesAreSkipped() throws Exception {
            // given
            Path from = temporary.resolve("seed");
            write(from.resolve("stats.json"), "{}");
            Path pipe = from.resolve("pipe");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();

            // when
            Path to = temporary.resolve("data");
            List<Path> skipped = DirectoryTree.copy(from, to);

            // then
            assertThat(skipped).containsExactly(pipe);
            assertThat(to).isDirectoryNotContaining(path -> !path.endsWith("stats.json"));
        }

        @Test
        @DisplayName("A link in place of a directory of the target is replaced, not followed")
        void linksInTheTargetAreReplaced() throws IOException {
            // given
            Path from = temporary.resolve("seed");
            write(from.resolve("logs/today"), "{}");
            Path theirs = Files.createDirectory(temporary.resolve("theirs"));
            Path to = Files.createDirectory(temporary.resolve("data"));
            Files.createSymbolicLink(to.resolve("logs"), theirs);

            // when
            DirectoryTree.copy(from, to);

            // then
            assertThat(theirs).isEmptyDirectory();
            assertThat(to.resolve("logs/today")).hasContent("{}");
        }

        @Test
        @DisplayName("A source that is not there is an error that names it")
        void aMissingSourceIsAnError() {
            // given
            Path from = temporary.resolve("missing");

            // when, then
            assertThatIOException()
                    .isThrownBy(() -> DirectoryTree.copy(from, temporary.resolve("data")))
                    .withMessageContaining(from.toString());
        }
    }

    /** Removing a directory. */
    @Nested
    final class Delete {

        @Test
        @DisplayName("A directory goes with all that is in it")
        void aDirectoryGoes() throws IOException {
            // given
            Path directory = temporary.resolve("data");
            write(directory.resolve("logs/deep/2026-01-31.jsonl"), "{}");

            // when
            DirectoryTree.delete(directory);

            // then
            assertThat(directory).doesNotExist();
        }

        @Test
        @DisplayName("A directory that is not there is fine")
        void aMissingDirectoryIsFine() throws IOException {
            // given
            Path directory = temporary.resolve("missing");

            // when
            DirectoryTree.delete(directory);

            // then
            assertThat(directory).doesNotExist();
        }

        @Test
        @DisplayName("What a symbolic link inside points to stays, even if the link is broken or points upwards")
        void linksInsideAreNotFollowed() throws IOException {
            // given
            Path precious = temporary.resolve("precious");
            write(precious.resolve("file"), "stays");
            Path directory = Files.createDirectory(temporary.resolve("data"));
            Files.createSymbolicLink(directory.resolve("directory"), precious);
            Files.createSymbolicLink(directory.resolve("file"), precious.resolve("file"));
            Files.createSymbolicLink(directory.resolve("upwards"), temporary);
            Files.createSymbolicLink(directory.resolve("broken"), temporary.resolve("nowhere"));

            // when
            DirectoryTree.delete(directory);

            // then
            assertThat(directory).doesNotExist();
            assertThat(precious.resolve("file")).hasContent("stays");
        }

        @Test
        @DisplayName("Of a symbolic link in place of the directory, the link goes and the directory stays")
        void aLinkInPlaceOfTheDirectoryIsNotFollowed() throws IOException {
            // given
            Path precious = temporary.resolve("precious");
            write(precious.resolve("file"), "stays");
            Path link = Files.createSymbolicLink(temporary.resolve("data"), precious);

            // when
            DirectoryTree.delete(link);

            // then
            assertThat(link).doesNotExist();
            assertThat(precious.resolve("file")).hasContent("stays");
        }

        @Test
        @DisplayName("Files that vanish while they are being removed are fine")
        void vanishingFilesAreFine() throws IOException {
            // given
            Path directory = temporary.resolve("data");
            for (int i = 0; i < 400; i++) {
                write(directory.resolve(i % 20 + "/" + i), "");
            }

            // when
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> deleteUnchecked(directory));
            DirectoryTree.delete(directory);

            // then
            other.join();
            assertThat(directory).doesNotExist();
        }

        private static void deleteUnchecked(Path directory) {
            try {
                DirectoryTree.delete(directory);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Emptying a directory. */
    @Nested
    final class Empty {

        @Test
        @DisplayName("The directory itself stays, and so do the children that are to be kept")
        void theDirectoryAndKeptChildrenStay() throws IOException {
            // given
            Path directory = temporary.resolve("data");
            write(directory.resolve("marker"), "kept");
            write(directory.resolve("stats.json"), "{}");
            write(directory.resolve("logs/today"), "{}");

            // when
            DirectoryTree.empty(directory, path -> path.endsWith("marker"));

            // then
            assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("marker"));
            assertThat(directory.resolve("marker")).hasContent("kept");
        }

        @Test
        @DisplayName("Only children are kept: something deeper that looks like one goes")
        void somethingDeeperGoes() throws IOException {
            // given
            Path directory = temporary.resolve("data");
            write(directory.resolve("copy/marker"), "goes");

            // when
            DirectoryTree.empty(directory, path -> path.endsWith("marker"));

            // then
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        @DisplayName("A directory that is not there is fine, as one that vanishes is")
        void aMissingDirectoryIsFine() throws IOException {
            // given
            Path directory = temporary.resolve("missing");

            // when
            DirectoryTree.empty(directory, path -> false);

            // then
            assertThat(directory).doesNotExist();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
