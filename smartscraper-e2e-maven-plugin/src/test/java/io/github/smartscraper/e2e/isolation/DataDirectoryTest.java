package io.github.smartscraper.e2e.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import io.github.smartscraper.e2e.support.tree.RemnantsException;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the life of a {@link DataDirectory}. */
final class DataDirectoryTest {

    private final OwnerMarker marker = new OwnerMarker("0b0a7bd4", ProcessIdentity.current());

    @TempDir
    private Path root;

    private final RecordedConsole console = new RecordedConsole();
    private final DataNotices notices = new DataNotices(console::warn);
    private DataDirectory data;

    @BeforeEach
    void createDirectory() throws IOException {
        data = createIn(root);
    }

    private DataDirectory createIn(Path parent) throws IOException {
        return DataDirectory.create(
                DataDirectory.unpredictablePath(parent, 3), new Seed(Optional.empty()), marker, notices);
    }

    @Test
    @DisplayName("Its name says what it is and whose, and can't be guessed")
    void itsNameCannotBeGuessed() throws IOException {
        // given
        DataDirectory other = createIn(root);

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
        assertThatIOException().isThrownBy(() -> DataDirectory.create(path, missing, marker, notices));
        assertThat(path).doesNotExist();
    }

    @Test
    @DisplayName("A seed that is a copied DATA_DIR does not make it another session's")
    void aSeedDoesNotReplaceTheMarker() throws IOException {
        // given
        Path seed = Files.createDirectory(root.resolve("seed"));
        Files.writeString(seed.resolve(".smartscraper-e2e"), "session=another");

        // when
        DataDirectory seeded = DataDirectory.create(
                DataDirectory.unpredictablePath(root, 0), new Seed(Optional.of(seed)), marker, notices);
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
        assertThatIOException().isThrownBy(() -> createIn(missing)).withMessageContaining(missing.toString());
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
        assertThat(target.getParent()).isDirectoryNotContaining(path -> !path.equals(target));
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
    @DisplayName("It is not deleted without its marker, and that is not kept quiet")
    void itIsNotDeletedWithoutItsMarker() throws IOException {
        // given
        Files.delete(OwnerMarker.beside(data.path()));

        // when, then
        assertThatExceptionOfType(RemnantsException.class)
                .isThrownBy(data::delete)
                .withMessageContaining(data.path() + ": nothing says that it is ours");
        assertThat(data.path().resolve("stats.json")).exists();
    }

    @Test
    @DisplayName("A server that wants an empty directory has one: the marker is beside it, and nobody else may read it")
    void itMayBeEmpty() throws IOException {
        // when
        DataDirectory empty = DataDirectory.create(DataDirectory.unpredictablePath(root, 1), Seed.NOTHING, marker);

        // then
        assertThat(empty.path()).isEmptyDirectory();
        assertThat(OwnerMarker.of(empty.path())).contains(marker);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(OwnerMarker.beside(empty.path()))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName(
            "One that a test has removed and made anew is closed, marked and seeded by a reset, and deleted in the end")
    void madeAnew() throws IOException {
        // given
        DirectoryTree.delete(data.path());
        Files.delete(OwnerMarker.beside(data.path()));
        Files.createDirectory(data.path());
        Files.setPosixFilePermissions(data.path(), PosixFilePermissions.fromString("rwxrwxrwx"));

        // when
        data.reset();

        // then
        assertIsAsItShouldBe();
        data.delete();
        assertThat(root).isEmptyDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"link to a directory", "link to nothing", "file", "nothing"})
    @DisplayName("Whatever a test has put in its place, a reset makes it a directory again and writes nowhere else:")
    void replaced(String by) throws IOException {
        // given
        Path precious = precious();
        DirectoryTree.delete(data.path());
        switch (by) {
            case "link to a directory" -> Files.createSymbolicLink(data.path(), precious);
            case "link to nothing" -> Files.createSymbolicLink(data.path(), root.resolve("nowhere"));
            case "file" -> Files.writeString(data.path(), "");
            default -> assertThat(data.path()).doesNotExist();
        }

        // when
        data.reset();

        // then
        assertIsAsItShouldBe();
        assertThat(precious).isDirectoryContaining(path -> path.endsWith("file"));
        assertThat(precious.resolve("stats.json")).doesNotExist();
        assertThat(root.resolve("nowhere")).doesNotExist();
    }

    private void assertIsAsItShouldBe() throws IOException {
        assertThat(data.path()).isDirectory().isDirectoryContaining(path -> path.endsWith("stats.json"));
        assertThat(Files.isSymbolicLink(data.path())).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                .isEqualTo("rwx------");
        assertThat(OwnerMarker.of(data.path())).contains(marker);
    }

    @Test
    @DisplayName("A reset touches nothing where the directory that it is in has been replaced by a link")
    void parentReplaced() throws IOException {
        // given
        Path parent = Files.createDirectory(root.resolve("parent"));
        DataDirectory inside = createIn(parent);
        Path theirs = Files.createDirectories(
                root.resolve("theirs").resolve(inside.path().getFileName()));
        Path precious = Files.writeString(theirs.resolve("precious"), "stays");
        Files.move(parent, root.resolve("moved"));
        Files.createSymbolicLink(parent, theirs.getParent());

        // when, then
        assertThatIOException()
                .isThrownBy(inside::reset)
                .withMessageContaining("a link has been put in place of " + parent);
        assertThat(precious).exists();
        assertThat(theirs.resolve("stats.json")).doesNotExist();
    }

    @Test
    @DisplayName("A reset leaves what belongs to another user alone")
    void foreign() throws IOException {
        // given
        assumeThat(System.getProperty("user.name"))
                .as("only root can give a directory away")
                .isEqualTo("root");
        Files.setAttribute(data.path(), "unix:uid", 12_345);

        // when, then
        assertThatIOException().isThrownBy(data::reset).withMessageContaining("it belongs to another user");
        assertThatIOException().isThrownBy(data::delete).withMessageContaining("it belongs to another user");
        assertThat(data.path().resolve("stats.json")).exists();
    }

    @Test
    @Timeout(30)
    @DisplayName("A pipe in the seed or in a directory that is copied is skipped, and named once")
    void pipes() throws Exception {
        // given
        Path seed = Files.createDirectory(root.resolve("seed"));
        Path pipe = seed.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        // when
        DataDirectory seeded = DataDirectory.create(
                DataDirectory.unpredictablePath(root, 0), new Seed(Optional.of(seed)), marker, notices);
        seeded.reset();

        // then
        assertThat(seeded.path()).isEmptyDirectory();
        assertThat(console.lines())
                .containsExactly("WARNING " + pipe
                        + " is neither a file nor a directory nor a symbolic link, and is not copied.");
    }

    @Test
    @DisplayName("One that was kept is taken over with the marker that an earlier version put into it, which then goes")
    void takenOverFromAnEarlierVersion() throws IOException {
        // given
        Files.move(OwnerMarker.beside(data.path()), data.path().resolve(".smartscraper-e2e"));
        OwnerMarker next = new OwnerMarker(marker.session(), new ProcessIdentity(1, Instant.EPOCH));

        // when
        Optional<DataDirectory> taken = DataDirectory.takeOver(data.path(), new Seed(Optional.empty()), next, notices);

        // then
        assertThat(taken).isPresent();
        assertThat(OwnerMarker.of(data.path())).contains(next);
        assertThat(data.path().resolve(".smartscraper-e2e")).doesNotExist();
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
