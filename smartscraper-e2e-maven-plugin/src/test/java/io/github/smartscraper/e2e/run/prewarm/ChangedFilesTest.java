package io.github.smartscraper.e2e.run.prewarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ChangedFiles}. */
@DisplayName("Files that Maven is going to compile or to copy")
final class ChangedFilesTest {

    private static final int BUILD = 100;

    @TempDir
    private Path directory;

    @Test
    @DisplayName("are those that are newer than what was made of them")
    void newer() throws Exception {
        file("src/shop/LoginIT.java", BUILD + 1);
        file("src/shop/CartIT.java", BUILD - 1);
        file("src/prices.txt", BUILD + 1);
        file("src/names.txt", BUILD);
        file("out/shop/LoginIT.class", BUILD);
        file("out/shop/CartIT.class", BUILD);
        file("out/prices.txt", BUILD);
        file("out/names.txt", BUILD);

        assertThat(changed()).containsExactlyInAnyOrder("shop/LoginIT.class", "prices.txt");
    }

    @Test
    @DisplayName("are those of which nothing was made, if they are newer than all that was")
    void neverMade() throws Exception {
        file("src/shop/NewIT.kt", BUILD + 1);
        file("src/shop/package-info.java", BUILD - 1);
        file("out/shop/LoginIT.class", BUILD);

        assertThat(changed()).containsExactly("shop/NewIT.class");
    }

    @Test
    @DisplayName("are all where there has been no build")
    void noBuild() throws Exception {
        file("src/shop/LoginIT.java", BUILD);

        assertThat(changed()).containsExactly("shop/LoginIT.class");
    }

    @Test
    @DisplayName("are none where there is no directory")
    void nothing() throws Exception {
        assertThat(changed()).isEmpty();
    }

    private List<String> changed() throws IOException {
        return new ChangedFiles(List.of(directory.resolve("src")), directory.resolve("out")).find();
    }

    private void file(String path, int seconds) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.fromMillis(seconds * 1000L));
    }
}
