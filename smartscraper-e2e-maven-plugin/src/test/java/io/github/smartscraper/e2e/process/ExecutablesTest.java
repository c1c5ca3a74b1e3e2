package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests which programs {@link Executables} finds. */
final class ExecutablesTest {

    @TempDir
    private Path temporary;

    private Path first;
    private Path second;

    @BeforeEach
    void makeDirectories() throws IOException {
        first = Files.createDirectory(temporary.resolve("first"));
        second = Files.createDirectory(temporary.resolve("second"));
    }

    @Test
    @DisplayName("The first program of that name on the PATH is found")
    void theFirstOnThePathIsFound() throws IOException {
        // given
        Path node = executable(first.resolve("node"));
        executable(second.resolve("node"));
        Path npm = executable(second.resolve("npm"));

        // when
        Executables executables = onPath();

        // then
        assertThat(executables.find("node")).contains(node);
        assertThat(executables.find("npm")).contains(npm);
    }

    @Test
    @DisplayName("A name that no directory has is not found")
    void aMissingNameIsNotFound() {
        // given
        Executables executables = onPath();

        // when, then
        assertThat(executables.find("node")).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("What can't be run is skipped: a file without the permission, and a directory")
    void whatCannotBeRunIsPassedOver() throws IOException {
        // given
        Files.createFile(first.resolve("node"));
        Files.createDirectory(first.resolve("npm"));
        Path node = executable(second.resolve("node"));

        // when
        Executables executables = onPath();

        // then
        assertThat(executables.find("node")).contains(node);
        assertThat(executables.find("npm")).isEmpty();
    }

    @Test
    @DisplayName("An environment without a PATH has no programs")
    void withoutAPathThereIsNothing() {
        // given
        Executables executables = Executables.of(Map.of());

        // when, then
        assertThat(executables.find("sh")).isEmpty();
    }

    @Test
    @DisplayName("Empty entries and directories that are not there are skipped")
    void emptyEntriesArePassedOver() throws IOException {
        // given
        Path node = executable(second.resolve("node"));
        String path =
                String.join(File.pathSeparator, "", temporary.resolve("missing").toString(), second.toString());

        // when
        Executables executables = Executables.of(Map.of("PATH", path));

        // then
        assertThat(executables.find("node")).contains(node);
    }

    @Test
    @DisplayName("Where there is a PATHEXT, its endings may be left out, in its order")
    void endingsMayBeLeftOut() throws IOException {
        // given
        Path npm = executable(first.resolve("npm.CMD"));
        executable(first.resolve("npm.PS1"));
        Map<String, String> windows = Map.of("Path", first.toString(), "PATHEXT", ".EXE;.CMD;.PS1");

        // when
        Executables executables = Executables.of(windows);

        // then
        assertThat(executables.find("npm")).contains(npm);
        assertThat(executables.find("npm.CMD")).contains(npm);
        assertThat(executables.resolve("./npm", first)).map(Path::normalize).contains(npm);
    }

    @Test
    @DisplayName("Where there is a PATHEXT, a file without any ending comes last: npm is a shell script beside npm.CMD")
    void aFileWithoutEndingComesLast() throws IOException {
        // given
        executable(first.resolve("npm"));
        Path npm = executable(first.resolve("npm.CMD"));
        Path node = executable(first.resolve("node"));

        // when
        Executables executables = Executables.of(Map.of("Path", first.toString(), "PATHEXT", ".EXE;.CMD"));

        // then
        assertThat(executables.find("npm")).contains(npm);
        assertThat(executables.find("node")).contains(node);
    }

    @Test
    @DisplayName("A command without a slash is a name on the PATH, even if the directory has such a file")
    void aNameIsLookedUpOnThePath() throws IOException {
        // given
        Path onPath = executable(first.resolve("server"));
        Path directory = Files.createDirectory(temporary.resolve("app"));
        executable(directory.resolve("server"));

        // when, then
        assertThat(onPath().resolve("server", directory)).contains(onPath);
    }

    @Test
    @DisplayName("A relative path is taken from the directory, not from the PATH")
    void aRelativePathIsTakenFromTheDirectory() throws IOException {
        // given
        Path app = temporary.resolve("app");
        Path server = executable(Files.createDirectories(app.resolve("bin")).resolve("server"));
        executable(first.resolve("server"));

        // when, then
        assertThat(onPath().resolve("bin/server", app)).contains(server);
        assertThat(onPath().resolve("./server", app)).isEmpty();
    }

    @Test
    @DisplayName("An absolute path is taken as it is")
    void anAbsolutePathIsTakenAsItIs() throws IOException {
        // given
        Path server = executable(temporary.resolve("server"));

        // when, then
        assertThat(onPath().resolve(server.toString(), first)).contains(server);
        assertThat(onPath().resolve(server + "-missing", first)).isEmpty();
    }

    private Executables onPath() {
        return Executables.of(Map.of("PATH", first + File.pathSeparator + second));
    }

    private static Path executable(Path file) throws IOException {
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
