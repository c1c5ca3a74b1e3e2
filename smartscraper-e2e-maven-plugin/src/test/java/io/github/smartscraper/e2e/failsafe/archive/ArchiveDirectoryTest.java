package io.github.smartscraper.e2e.failsafe.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ArchiveDirectory}. */
@DisplayName("The directory of archives")
final class ArchiveDirectoryTest {

    private static final String KEY = "0123456789abcdef";

    @TempDir
    private Path caches;

    private ArchiveDirectory archives;
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        archives = new ArchiveDirectory(caches, Clock.systemUTC(), new ArchiveDirectory.Limits(1000, 3));
        directory = archives.open();
    }

    @Test
    @DisplayName("is where the system has caches of a user")
    void place() {
        Path home = Path.of("/home/me");
        assertThat(ArchiveDirectory.caches(Map.of(), home, "Linux")).isEqualTo(Path.of("/home/me/.cache"));
        assertThat(ArchiveDirectory.caches(Map.of(), home, "Mac OS X")).isEqualTo(Path.of("/home/me/Library/Caches"));
        assertThat(ArchiveDirectory.caches(Map.of("XDG_CACHE_HOME", "/c"), home, "Linux"))
                .isEqualTo(Path.of("/c"));
        assertThat(ArchiveDirectory.caches(Map.of("XDG_CACHE_HOME", "relative"), home, "Linux"))
                .isEqualTo(Path.of("/home/me/.cache"));
    }

    @Test
    @DisplayName("lets only its owner in, also when it was open to others")
    void ownerOnly() throws IOException {
        // given
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        // when
        archives.open();

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("is none if a link stands in its place")
    void link() throws IOException {
        // given
        Path elsewhere = Files.createDirectory(caches.resolve("elsewhere"));
        Files.delete(directory);
        Files.createSymbolicLink(directory, elsewhere);

        // when, then
        assertThatIOException().isThrownBy(archives::open);
    }

    @Test
    @DisplayName("finds an archive that has been published, and no longer needs its list")
    void publish() throws IOException {
        // given
        keepList(KEY);
        Path draft = archives.draft(KEY).orElseThrow();
        Files.writeString(draft, "archive");

        // when
        archives.publish(KEY, draft);

        // then
        assertThat(archives.find(KEY))
                .hasValueSatisfying(file -> assertThat(file).content().isEqualTo("archive"));
        assertThat(archives.list(KEY)).isEmpty();
        assertThat(archives.find("other")).isEmpty();
    }

    @Test
    @DisplayName("removes an archive that is damaged, since it would crash the JVM that maps it")
    void damaged() throws IOException {
        // given
        publish(KEY, "archive");
        Path file = archives.find(KEY).orElseThrow();
        Files.writeString(file, "archivE");

        // when, then
        assertThat(archives.find(KEY)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("removes an archive that is incomplete")
    void truncated() throws IOException {
        // given
        publish(KEY, "archive");
        Files.writeString(archives.find(KEY).orElseThrow(), "");

        // when, then
        assertThat(archives.find(KEY)).isEmpty();
    }

    @Test
    @DisplayName("does not look at a link with the name of an archive")
    void linkedArchive() throws IOException {
        // given
        publish(KEY, "archive");
        Path file = archives.find(KEY).orElseThrow();
        Path elsewhere = Files.move(file, caches.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);

        // when, then
        assertThat(archives.find(KEY)).isEmpty();
    }

    @Test
    @DisplayName("lets one build at a time make an archive")
    void oneAtATime() throws IOException {
        // given
        Path draft = archives.draft(KEY).orElseThrow();

        // when, then
        assertThat(archives.draft(KEY)).isEmpty();
        assertThat(archives.draft("other")).isPresent();
        Files.delete(draft);
        assertThat(archives.draft(KEY)).isPresent();
    }

    @Test
    @DisplayName("believes an old draft to be that of a build that was killed")
    void abandoned() throws IOException {
        // given
        Path draft = archives.draft(KEY).orElseThrow();
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        // when
        publish(KEY, "archive");

        // then
        assertThat(draft).doesNotExist();
    }

    @Test
    @DisplayName("gives up when builds are too short to make an archive")
    void tooShort() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.delete(archives.draft(KEY).orElseThrow());
        }

        assertThat(archives.draft(KEY)).isEmpty();
    }

    @Test
    @DisplayName("removes what has not been used for longest where there are too many")
    void tooMany() throws IOException {
        // given
        for (int i = 0; i < 3; i++) {
            publish("key" + i, "archive");
            Path file = archives.find("key" + i).orElseThrow();
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(9 - i))));
        }
        archives.find("key0");

        // when
        publish("key3", "archive");

        // then
        assertThat(names()).anyMatch(name -> name.startsWith("key0")).noneMatch(name -> name.startsWith("key1"));
    }

    @Test
    @DisplayName("removes what has not been used for longest where it is too much")
    void tooMuch() throws IOException {
        // given
        publish("key0", "x".repeat(600));
        Path file = archives.find("key0").orElseThrow();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        // when
        publish("key1", "x".repeat(600));

        // then
        assertThat(names()).hasSize(1).allMatch(name -> name.startsWith("key1"));
    }

    private void publish(String key, String content) throws IOException {
        Path draft = archives.draft(key).orElseGet(() -> caches.resolve("draft"));
        Files.writeString(draft, content);
        archives.publish(key, draft);
    }

    private void keepList(String key) throws IOException {
        archives.keepList(key, Files.writeString(caches.resolve("list"), "java/lang/Object\n"));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
