package io.github.smartscraper.e2e.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a {@link Seed} puts into a directory. */
final class SeedTest {

    @TempDir
    private Path temporary;

    private Path target;

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectory(temporary.resolve("data"));
    }

    @Test
    @DisplayName("Without a directory of the user's it is SmartScraper's empty state")
    void itIsTheEmptyState() throws IOException {
        // given
        Seed seed = new Seed(Optional.empty());

        // when
        seed.plant(target);

        // then
        assertThat(target.resolve("sites.jsonc")).hasContent("[]");
        assertThat(target.resolve("stats.json")).hasContent("{}");
        assertThat(target.resolve("logs")).isEmptyDirectory();
    }

    @Test
    @DisplayName("The user's directory is copied as it is, and nothing is added to it")
    void theUsersDirectoryIsCopied() throws IOException {
        // given
        Path directory = Files.createDirectories(temporary.resolve("seed"));
        Files.writeString(directory.resolve("sites.jsonc"), "[{}]");

        // when
        new Seed(Optional.of(directory)).plant(target);

        // then
        assertThat(target).isDirectoryNotContaining(path -> !path.endsWith("sites.jsonc"));
        assertThat(target.resolve("sites.jsonc")).hasContent("[{}]");
    }

    @Test
    @DisplayName("A marker in the user's directory, such as a copied DATA_DIR has, is not copied")
    void aMarkerIsNotCopied() throws IOException {
        // given
        Path directory = Files.createDirectories(temporary.resolve("seed"));
        Files.writeString(directory.resolve(".smartscraper-e2e"), "session=another\n");

        // when
        new Seed(Optional.of(directory)).plant(target);

        // then
        assertThat(target).isEmptyDirectory();
    }

    @Test
    @DisplayName("A directory that is not there is an error that names it")
    void aMissingDirectoryIsAnError() {
        // given
        Path missing = temporary.resolve("missing");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> new Seed(Optional.of(missing)).plant(target))
                .withMessageContaining(missing.toString());
    }
}
