package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests which modes {@link OwnerOnly} gives. */
final class OwnerOnlyTest {

    @TempDir
    private Path temporary;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A directory gets mode 0700")
    void aDirectoryGetsMode0700() throws IOException {
        // given
        Path directory = temporary.resolve("data");

        // when
        Files.createDirectory(directory, OwnerOnly.directory(temporary));

        // then
        assertThat(mode(directory)).isEqualTo("rwx------");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A file gets mode 0600")
    void aFileGetsMode0600() throws IOException {
        // given
        Path file = temporary.resolve("token");

        // when
        Files.createFile(file, OwnerOnly.file(temporary));

        // then
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("Where a file system knows of no users, nothing is asked of it")
    void nothingIsAskedOfOtherFileSystems() throws IOException {
        // given
        URI archive = URI.create("jar:" + temporary.resolve("archive.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path where = zip.getPath("/");

            // when, then
            assertThat(OwnerOnly.directory(where)).isEmpty();
            assertThat(OwnerOnly.file(where)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A directory is made once, and used from then on")
    void aDirectoryIsMadeOnce() throws IOException {
        // given
        Path directory = temporary.resolve("locks");
        OwnerOnly.createDirectory(directory);
        Path file = Files.createFile(directory.resolve("9000.lock"));

        // when
        OwnerOnly.createDirectory(directory);

        // then
        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(file).exists();
    }

    @Test
    @DisplayName("A symbolic link in place of a directory, by which our files would land elsewhere, is an error")
    void aLinkInPlaceOfADirectoryIsAnError() throws IOException {
        // given
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(temporary.resolve("locks"), elsewhere);

        // when, then
        assertThatIOException()
                .isThrownBy(() -> OwnerOnly.createDirectory(link))
                .withMessageContaining(link.toString())
                .withMessageEndingWith("remove it");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A directory of another user is an error")
    void aDirectoryOfAnotherUserIsAnError() throws IOException {
        // given
        Path directory = directoryOfAnotherUser();

        // when, then
        assertThatIOException()
                .isThrownBy(() -> OwnerOnly.createDirectory(directory))
                .withMessageContaining("is not a directory of user");
    }

    /** Only root can give a directory away, and everyone else has the root directory. */
    private Path directoryOfAnotherUser() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Path.of("/");
        }
        Path directory = Files.createDirectory(temporary.resolve("locks"));
        Files.setAttribute(directory, "unix:uid", 12_345);
        return directory;
    }

    @Test
    @DisplayName("A missing parent is not made")
    void aMissingParentIsNotMade() {
        // given
        Path directory = temporary.resolve("missing/locks");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> OwnerOnly.createDirectory(directory))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
