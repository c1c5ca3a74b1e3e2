package io.github.smartscraper.e2e.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the life of a {@link DataDirectory}. */
final class DataDirectoryTest {

    private final OwnerMarker marker = new OwnerMarker("0b0a7bd4", ProcessIdentity.current());

    @TempDir
    private Path root;

    private DataDirectory data;

    @BeforeEach
    void createDirectory() throws IOException {
        data = DataDirectory.create(DataDirectory.unpredictablePath(root, 3), new Seed(Optional.empty()), marker);
    }

    @Test
    @DisplayName("Its name says what it is and whose, and can't be guessed")
    void itsNameCannotBeGuessed() throws IOException {
        // given
        DataDirectory other =
                DataDirectory.create(DataDirectory.unpredictablePath(root, 3), new Seed(Optional.empty()), marker);

        // when, then
        assertThat(data.path()).isAbsolute().hasParent(root).isNotEqualTo(other.path());
        assertThat(data.path().getFileName().toString()).matches("smartscraper-test-3-\\w+");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("Only its owner may enter it")
    void onlyItsOwnerMayEnter() throws IOException {
        // given the directory, when, then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("It begins with the seed and its marker")
    void itBeginsWithTheSeed() {
        // given the directory, when, then
        assertThat(data.path().resolve("sites.jsonc")).hasContent("[]");
        assertThat(OwnerMarker.of(data.path())).contains(marker);
    }

    @Test
    @DisplayName("Nothing of it is left when it can't be seeded")
    void noHalfOfIt() {
        // given
        Path path = DataDirectory.unpredictablePath(root, 4);
        Seed missing = new Seed(Optional.of(root.resolve("no-such-seed")));

        // when, then
        assertThatIOException().isThrownBy(() -> DataDirectory.create(path, missing, marker));
        assertThat(path).doesNotExist();
    }

    @Test
    @DisplayName("A seed that is a copied DATA_DIR does not make it another session's")
    void aSeedDoesNotReplaceTheMarker() throws IOException {
        // given
        Path seed = Files.createDirectory(root.resolve("seed"));
        new OwnerMarker("another", new ProcessIdentity(1, Instant.EPOCH)).writeTo(seed);

        // when
        DataDirectory seeded =
                DataDirectory.create(DataDirectory.unpredictablePath(root, 0), new Seed(Optional.of(seed)), marker);
        seeded.reset();

        // then
        assertThat(OwnerMarker.of(seeded.path())).contains(marker);
    }

    @Test
    @DisplayName("A root that is not there is an error that names it")
    void aMissingRootIsAnError() {
        // given
        Path missing = root.resolve("missing");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> DataDirectory.create(
                        DataDirectory.unpredictablePath(missing, 0), new Seed(Optional.empty()), marker))
                .withMessageContaining(missing.toString());
    }

    @Test
    @DisplayName("A reset brings the seed back, removes all else, and keeps directory and marker")
    void aResetBringsTheSeedBack() throws IOException {
        // given
        Object before =
                Files.readAttributes(data.path(), BasicFileAttributes.class).fileKey();
        Files.writeString(data.path().resolve("sites.jsonc"), "[{}]");
        Files.delete(data.path().resolve("stats.json"));
        Files.writeString(data.path().resolve("logs/2026-01-31.jsonl"), "{}");
        Files.createDirectories(data.path().resolve("cache/deep"));

        // when
        data.reset();

        // then
        assertThat(data.path().resolve("sites.jsonc")).hasContent("[]");
        assertThat(data.path().resolve("stats.json")).hasContent("{}");
        assertThat(data.path().resolve("logs")).isEmptyDirectory();
        assertThat(data.path().resolve("cache")).doesNotExist();
        assertThat(OwnerMarker.of(data.path())).contains(marker);
        assertThat(Files.readAttributes(data.path(), BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("A reset does not follow a symbolic link that a test has made")
    void aResetDoesNotFollowLinks() throws IOException {
        // given
        Path precious = precious();
        Files.createSymbolicLink(data.path().resolve("link"), precious);

        // when
        data.reset();

        // then
        assertThat(data.path().resolve("link")).doesNotExist();
        assertThat(precious.resolve("file")).exists();
    }

    @Test
    @DisplayName("A reset succeeds while the server is still writing its log")
    void aResetSucceedsWhileTheServerWrites() throws IOException {
        // given
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                writeLog();
            }
        });

        // when, then
        try {
            for (int i = 0; i < 20; i++) {
                data.reset();
            }
        } finally {
            stop.set(true);
            server.join();
        }
        assertThat(data.path().resolve("stats.json")).hasContent("{}");
    }

    private void writeLog() {
        try {
            Files.createDirectories(data.path().resolve("logs"));
            Files.writeString(data.path().resolve("logs/2026-01-31.jsonl"), "{}");
            Thread.onSpinWait();
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            // Removed in between, as happens to a server.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("A copy has all but the marker, and replaces an earlier copy")
    void aCopyHasAllButTheMarker() throws IOException {
        // given
        Path target = Files.createDirectories(root.resolve("target/data/ScrapeIT"));
        Files.writeString(target.resolve("earlier"), "");
        Files.writeString(data.path().resolve("logs/2026-01-31.jsonl"), "{}");

        // when
        data.copyTo(target);

        // then
        assertThat(target.resolve("sites.jsonc")).hasContent("[]");
        assertThat(target.resolve("logs/2026-01-31.jsonl")).hasContent("{}");
        assertThat(target.resolve("earlier")).doesNotExist();
        assertThat(OwnerMarker.in(target)).doesNotExist();
        assertThat(OwnerMarker.of(data.path())).contains(marker);
    }

    @Test
    @DisplayName("It is deleted with all it holds, as often as is asked")
    void itIsDeleted() throws IOException {
        // given
        Files.writeString(data.path().resolve("logs/2026-01-31.jsonl"), "{}");

        // when
        data.delete();
        data.delete();

        // then
        assertThat(data.path()).doesNotExist();
    }

    @Test
    @DisplayName("It is not deleted without its marker")
    void itIsNotDeletedWithoutItsMarker() throws IOException {
        // given
        Files.delete(OwnerMarker.in(data.path()));

        // when
        data.delete();

        // then
        assertThat(data.path().resolve("stats.json")).exists();
    }

    @Test
    @DisplayName("Deleting does not follow a symbolic link that a test has made")
    void deletingDoesNotFollowLinks() throws IOException {
        // given
        Path precious = precious();
        Files.createSymbolicLink(data.path().resolve("link"), precious);

        // when
        data.delete();

        // then
        assertThat(data.path()).doesNotExist();
        assertThat(precious.resolve("file")).exists();
    }

    private Path precious() throws IOException {
        Path precious = Files.createDirectory(root.resolve("precious"));
        Files.writeString(precious.resolve("file"), "stays");
        return precious;
    }
}
