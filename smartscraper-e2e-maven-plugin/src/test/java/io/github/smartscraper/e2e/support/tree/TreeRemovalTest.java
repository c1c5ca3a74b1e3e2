package io.github.smartscraper.e2e.support.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a {@link TreeRemoval} leaves, and that it says so. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@DisplayName("A removal")
final class TreeRemovalTest {

    private static final String NOBODY = "65534";
    private static final String AS_NOBODY = "chown -R " + NOBODY + " \"$0\" && exec setpriv --reuid " + NOBODY
            + " --regid " + NOBODY + " --clear-groups \"$@\"";
    private static final String AS_ROOT = "needs root, and setpriv or unshare";

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        temporary = temporary.toRealPath();
        directory = Files.createDirectory(temporary.resolve("data"));
    }

    @Test
    @DisplayName("gets into directories that their owner may not read, write or enter")
    void closedDirectories() throws Exception {
        // given
        for (String mode : new String[] {"r-xr-xr-x", "---------", "-wx------", "--x------"}) {
            Path closed = directory.resolve("mode " + mode);
            write(closed.resolve("deep/file"));
            Files.setPosixFilePermissions(closed.resolve("deep"), PosixFilePermissions.fromString(mode));
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(mode));
        }

        // when
        String left = removeUnprivileged();

        // then
        assertThat(left).isEmpty();
        assertThat(directory).doesNotExist();
    }

    private String removeUnprivileged() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            DirectoryTree.delete(directory);
            return "";
        }
        // Root ignores modes, so another user has to try.
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        OtherJvm.assumeWorks(
                "setpriv --reuid " + NOBODY + " --regid " + NOBODY + " --clear-groups test -x '" + java + "' -a -r '"
                        + Path.of("target/classes").toAbsolutePath() + "'",
                AS_ROOT + ", and a JDK that other users may read");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        return OtherJvm.remove(AS_NOBODY, directory);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("spares a mounted directory of the same file system and what it is in, and removes all else")
    void boundDirectory() throws Exception {
        // given
        OtherJvm.assumeWorks("unshare --mount mount -t tmpfs none /mnt", AS_ROOT);
        Path precious = write(temporary.resolve("theirs/precious"));
        Path point = Files.createDirectories(directory.resolve("deep/a mount"));
        Path other = write(directory.resolve("deep/other"));

        // when
        String left = OtherJvm.remove(
                "exec unshare --mount sh -c 'mount --bind \"$0/../theirs\" \"$0/deep/a mount\" && exec \"$@\"' \"$0\" \"$@\"",
                directory);

        // then
        assertThat(left).isEqualTo(point + ": something is mounted there");
        assertThat(precious).exists();
        assertThat(other).doesNotExist();
    }

    @Test
    @DisplayName("spares what the table of mounts names, be it a file or the directory itself")
    void namedByTheTable() throws IOException {
        // given
        Path file = write(directory.resolve("file"));
        Path inside = write(directory.resolve("inside/file"));
        TreeRemoval ofFile = removal(file);
        TreeRemoval ofAll = removal(directory);

        // when
        try (OpenDirectory parent = OpenDirectory.of(temporary)) {
            ofAll.remove(parent, directory.getFileName());
            ofAll.empty(parent, directory.getFileName(), path -> false);
            assertThat(inside).exists();
            ofFile.remove(parent, directory.getFileName());
        }

        // then
        assertThat(ofAll.remnants()).extracting(Remnant::path).containsExactly(directory, directory);
        assertThat(ofFile.remnants()).extracting(Remnant::path).containsExactly(file);
        assertThat(inside).doesNotExist();
    }

    private TreeRemoval removal(Path mounted) throws IOException {
        return new TreeRemoval(new MountTable(Set.of(mounted)), OpenDirectory.device(temporary));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("names what the file system refuses to remove, and removes all else")
    void refused() throws Exception {
        // given
        Path fixed = write(directory.resolve("deep/fixed"));
        Path other = write(directory.resolve("other"));
        OtherJvm.assumeWorks("chattr +i '" + fixed + "'", "needs root, and a file system with immutable files");

        // when, then
        try {
            assertThatExceptionOfType(RemnantsException.class)
                    .isThrownBy(() -> DirectoryTree.delete(directory))
                    .withMessage(fixed + ": Operation not permitted");
        } finally {
            new ProcessBuilder("chattr", "-i", fixed.toString()).start().waitFor();
        }
        assertThat(other).doesNotExist();
    }

    @Test
    @DisplayName("of a directory that is replaced by a link while it is open goes by what was opened")
    void replacedMeanwhile() throws IOException {
        // given
        Path precious = write(temporary.resolve("theirs/precious"));
        Path moved = temporary.resolve("moved");
        write(directory.resolve("file"));

        // when
        try (OpenDirectory parent = OpenDirectory.of(temporary);
                OpenDirectory open = parent.open(directory.getFileName())) {
            assumeThat(open).as("this JDK does it on Linux only").isInstanceOf(SecureDirectory.class);
            Files.move(directory, moved);
            Files.createSymbolicLink(directory, precious.getParent());
            for (Path name : open.names()) {
                removal(temporary).remove(open, name);
            }
        }

        // then
        assertThat(precious).exists();
        assertThat(moved).isEmptyDirectory();
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
