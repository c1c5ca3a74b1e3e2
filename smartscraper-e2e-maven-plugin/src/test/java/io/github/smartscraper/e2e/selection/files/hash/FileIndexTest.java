package io.github.smartscraper.e2e.selection.files.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests hashes that are kept as long as files stay as they are. */
@DisplayName("Hashes of files")
final class FileIndexTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

    @TempDir
    Path directory;

    private Path file;
    private Path index;

    @BeforeEach
    void newFile() throws IOException {
        file = Files.writeString(directory.resolve("main.ts"), "main");
        index = directory.resolve("target/index");
    }

    @Test
    @DisplayName("tell a change that leaves size and modification time as they were")
    void sameSizeAndTime() throws Exception {
        // given
        Files.setLastModifiedTime(file, LONG_AGO);
        String before = hash();
        settle();
        hash();

        // when
        Files.writeString(file, "niam");
        Files.setLastModifiedTime(file, LONG_AGO);

        // then
        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("tell another file of the same size and modification time in its place")
    void replaced() throws Exception {
        // given
        Path other = Files.writeString(directory.resolve("other.ts"), "niam");
        Files.setLastModifiedTime(file, LONG_AGO);
        Files.setLastModifiedTime(other, LONG_AGO);
        settle();
        String before = hash();

        // when
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        // then
        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("tell two changes within the same tick of the clock")
    void twice() {
        List<String> hashes =
                Stream.of("1111", "2222", "3333").map(this::hashOf).distinct().toList();

        assertThat(hashes).hasSize(3);
    }

    private String hashOf(String text) {
        try {
            Files.writeString(file, text);
            return hash();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("are kept for files that have settled, and for no others")
    void kept() throws Exception {
        hash();
        assertThat(index).doesNotExist();

        settle();
        hash();
        assertThat(index).isNotEmptyFile();
    }

    @Test
    @DisplayName("are read from what is kept: a file that has not changed is not opened")
    void notOpened() throws Exception {
        // given
        settle();
        String before = hash();

        // when: the kept one is another, which shows that it was taken
        byte[] kept = Files.readAllBytes(index);
        FileIndex<FileContent> hashes = index();

        // then
        assertThat(kept).isNotEmpty();
        assertThat(hash(hashes)).isEqualTo(before);
        hashes.save();
        assertThat(Files.readAllBytes(index)).isEqualTo(kept);
    }

    @Test
    @DisplayName("don't believe an index that is broken, cut off, or a directory")
    void broken() throws Exception {
        // given
        settle();
        String before = hash();
        byte[] kept = Files.readAllBytes(index);

        for (int at = 0; at < kept.length; at++) {
            byte[] damaged = kept.clone();
            damaged[at] ^= 1;
            Files.write(index, damaged);
            assertThat(hash()).isEqualTo(before);
        }
        Files.write(index, new byte[] {1, 2});
        assertThat(hash()).isEqualTo(before);
        Files.delete(index);
        Files.createDirectory(index);
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    @DisplayName("leave out what is gone or is a directory")
    void gone() throws IOException {
        assertThat(index().of(List.of(directory.resolve("gone"), directory))).isEmpty();
    }

    @Test
    @DisplayName(
            "of package.json and npm's lock files are without the project's own version, and those of its workspace")
    void ownVersion() {
        assertThat(of("package.json", "{\"name\": \"x\", \"version\": \"1\"}"))
                .isEqualTo(of("package.json", "{ \"name\": \"x\", \"version\": \"2\" }"))
                .isNotEqualTo(of("package.json", "{\"name\": \"y\", \"version\": \"1\"}"));
        assertThat(of("package-lock.json", "{\"packages\": {\"apps/x\": {\"version\": \"1\"}}}"))
                .isEqualTo(of("package-lock.json", "{\"packages\": {\"apps/x\": {\"version\": \"2\"}}}"));
        assertThat(of("package-lock.json", "{\"packages\": {\"node_modules/x\": {\"version\": \"1\"}}}"))
                .isNotEqualTo(of("package-lock.json", "{\"packages\": {\"node_modules/x\": {\"version\": \"2\"}}}"));
        assertThat(of("other.json", "{\"version\": \"1\"}")).isNotEqualTo(of("other.json", "{\"version\": \"2\"}"));
        assertThat(of("package.json", "{broken")).isNotEqualTo(of("package.json", "{broken too"));
    }

    private static String of(String name, String text) {
        return FileContent.of(name, text.getBytes(StandardCharsets.UTF_8)).hash();
    }

    private FileIndex<FileContent> index() {
        return new FileIndex<>(Optional.of(index), FileContent.KIND);
    }

    private String hash() throws IOException {
        FileIndex<FileContent> hashes = index();
        String hash = hash(hashes);
        hashes.save();
        return hash;
    }

    private String hash(FileIndex<FileContent> hashes) throws IOException {
        return Objects.requireNonNull(hashes.of(List.of(file)).get(file)).hash();
    }

    /** Waits until a further change of the file is sure to show. */
    private void settle() throws Exception {
        while (!FileState.of(file).orElseThrow().isSettled(System.currentTimeMillis())) {
            Thread.sleep(100);
        }
    }
}
