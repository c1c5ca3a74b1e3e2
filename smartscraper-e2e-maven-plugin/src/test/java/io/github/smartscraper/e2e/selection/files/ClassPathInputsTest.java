package io.github.smartscraper.e2e.selection.files;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@link ClassPathInputs} keep from one build to the next. */
@DisplayName("The class path as an input")
final class ClassPathInputsTest {

    @TempDir
    private Path directory;

    private Path jar;
    private Path index;

    @BeforeEach
    void prepare() throws IOException {
        jar = directory.resolve("library.jar");
        index = directory.resolve("index");
        write("content");
    }

    @Test
    @DisplayName("is the same whether what is in its jars is kept or not")
    void same() throws Exception {
        Map<String, String> unkept = hashes(Optional.empty());

        assertThat(hashes(Optional.of(index))).isEqualTo(unkept);
        await().until(this::isKept);
        assertThat(hashes(Optional.of(index))).isEqualTo(unkept);
    }

    @Test
    @DisplayName("is another one with another jar of the same size and time, although its predecessor was kept")
    void other() throws Exception {
        // given
        FileTime time = Files.getLastModifiedTime(jar);
        Map<String, String> before = hashes(Optional.of(index));
        await().until(this::isKept);

        // when
        write("tnetnoc");
        Files.setLastModifiedTime(jar, time);

        // then
        assertThat(hashes(Optional.of(index))).isNotEqualTo(before);
    }

    private boolean isKept() throws IOException {
        hashes(Optional.of(index));
        return Files.exists(index);
    }

    private Map<String, String> hashes(Optional<Path> kept) throws IOException {
        return ClassPathInputs.of(List.of(directory.resolve("classes"), jar), kept);
    }

    private void write(String content) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("data.txt"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
