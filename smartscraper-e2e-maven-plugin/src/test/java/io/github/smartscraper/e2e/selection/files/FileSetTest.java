package io.github.smartscraper.e2e.selection.files;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests files that count by their content. */
@DisplayName("A set of files")
final class FileSetTest {

    @TempDir
    Path root;

    @BeforeEach
    void layOut() throws IOException {
        write("package.json", "{}");
        write("package-lock.json", "{}");
        write("README.md", "words");
        write("src/main.ts", "main");
        write("src/deep/part.ts", "part");
        write("src/node_modules/x/index.js", "x");
        write("node_modules/y/index.js", "y");
        write("src/test/java/AlphaIT.java", "class AlphaIT {}");
    }

    @Test
    @DisplayName("has what its patterns name, and enters no directory that is left out")
    void patterns() throws IOException {
        // given
        Path tests = root.resolve("src/test/java");
        FileSet files = new FileSet(
                root,
                List.of("src/**", "package.json", "package-lock.json"),
                List.of("node_modules"),
                path -> path.startsWith(tests));

        // when, then
        assertThat(files.hashes())
                .containsOnlyKeys("package-lock.json", "package.json", "src/deep/part.ts", "src/main.ts");
    }

    @Test
    @DisplayName("sees that a file's content has changed, although size and time are the same")
    void content() throws IOException {
        // given
        FileSet files = everything();
        var before = files.hashes();
        Path file = root.resolve("src/main.ts");
        FileTime time = Files.getLastModifiedTime(file);

        // when
        write("src/main.ts", "niam");
        Files.setLastModifiedTime(file, time);

        // then
        assertThat(files.hashes()).isNotEqualTo(before).hasSameSizeAs(before);
    }

    @Test
    @DisplayName("sees no change where only times have changed")
    void times() throws IOException {
        // given
        FileSet files = everything();
        var before = files.hashes();

        // when
        Files.setLastModifiedTime(root.resolve("src/main.ts"), FileTime.from(Instant.EPOCH));

        // then
        assertThat(files.hashes()).isEqualTo(before);
    }

    @Test
    @DisplayName("sees files that come, go and are renamed")
    void comeAndGo() throws IOException {
        // given
        FileSet files = everything();
        var before = files.hashes();

        // when
        write("src/new.ts", "new");
        var come = files.hashes();
        Files.move(root.resolve("src/new.ts"), root.resolve("src/renamed.ts"));
        var renamed = files.hashes();
        Files.delete(root.resolve("src/renamed.ts"));

        // then
        assertThat(come).isNotEqualTo(before);
        assertThat(renamed).isNotEqualTo(come).isNotEqualTo(before);
        assertThat(files.hashes()).isEqualTo(before);
    }

    @Test
    @DisplayName("follows links, to files and to directories, even if they lead in a circle or nowhere")
    void links(@TempDir Path elsewhere) throws IOException {
        // given
        Files.writeString(Files.createDirectories(elsewhere.resolve("shared")).resolve("linked.ts"), "1");
        Files.createSymbolicLink(root.resolve("src/shared"), elsewhere.resolve("shared"));
        Files.createSymbolicLink(root.resolve("src/file.ts"), elsewhere.resolve("shared/linked.ts"));
        Files.createSymbolicLink(root.resolve("src/circle"), root.resolve("src"));
        Files.createSymbolicLink(root.resolve("src/nowhere"), root.resolve("missing"));
        FileSet files = new FileSet(root, List.of("src/**"), List.of("node_modules"), path -> false);

        // when
        var before = files.hashes();
        Files.writeString(elsewhere.resolve("shared/linked.ts"), "2");
        var after = files.hashes();

        // then
        assertThat(before).containsKeys("src/shared/linked.ts", "src/file.ts");
        assertThat(after.get("src/shared/linked.ts")).isNotEqualTo(before.get("src/shared/linked.ts"));
        assertThat(after.get("src/file.ts")).isNotEqualTo(before.get("src/file.ts"));
    }

    @Test
    @Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("leaves pipes alone, which would keep it waiting")
    void pipes() throws Exception {
        // given
        Path pipe = root.resolve("src/pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        // when, then
        assertThat(everything().hashes()).doesNotContainKey("src/pipe");
    }

    @Test
    @DisplayName("is empty where the directory is missing")
    void missing() throws IOException {
        assertThat(new FileSet(root.resolve("missing"), List.of("**"), List.of(), path -> false).hashes())
                .isEmpty();
    }

    private FileSet everything() {
        return new FileSet(root, List.of("**"), List.of(), path -> false);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
