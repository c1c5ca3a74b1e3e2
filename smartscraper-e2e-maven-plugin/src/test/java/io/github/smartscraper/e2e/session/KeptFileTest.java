package io.github.smartscraper.e2e.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link KeptFile}. */
@DisplayName("What is left for the next build")
final class KeptFileTest {

    /** More than Linux gives out. */
    private static final long NO_PID = 4_194_305;

    private static final KeptSession KEPT = new KeptSession(
            "session",
            "/tmp/output",
            "salt",
            Map.of("the command", "hash"),
            List.of(new OwnedWorker(0, 9000, "/tmp/data", NO_PID, "2026-11-24T00:00:00Z")),
            List.of(new OwnedProcess(NO_PID, "2026-11-24T00:00:00Z")));

    @TempDir
    private Path directory;

    private Path path;
    private KeptFile file;

    @BeforeEach
    void name() {
        path = directory.resolve("kept.json");
        file = new KeptFile(path);
    }

    @Test
    @DisplayName("is taken as it was written, and then leaves no file")
    void taken() throws IOException {
        file.write(KEPT);

        assertThat(file.take()).contains(KEPT);
        assertThat(path).doesNotExist();
        assertThat(directory.resolve("kept.json.taken")).exists();
        file.taken();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("is nothing where there is no file, or none that can be understood")
    void nothing() throws IOException {
        assertThat(file.take()).isEmpty();

        for (String text : List.of("", "[]", "{}", "{\"session\":1}", "null")) {
            Files.writeString(path, text);
            assertThat(file.take()).as(text).isEmpty();
            assertThat(directory).as(text).isEmptyDirectory();
        }
    }

    @Test
    @DisplayName("is had by one of many that take it at the same time")
    void oneOfMany() throws IOException {
        file.write(KEPT);

        assertThat(IntStream.range(0, 16).parallel().mapToObj(one -> take()).flatMap(Optional::stream))
                .hasSize(1);
    }

    @Test
    @DisplayName("is nothing in a copy of the directory, and stays what it is in the one where it was written")
    void copied() throws IOException {
        // given
        file.write(KEPT);
        Path copy = Files.createDirectory(directory.resolve("copy")).resolve("kept.json");
        Files.copy(path, copy);

        // when, then
        assertThat(new KeptFile(copy).take()).isEmpty();
        assertThat(file.take()).contains(KEPT);
    }

    @Test
    @DisplayName("is nothing in a directory that was put in the place of the one where it was written")
    void replaced() throws IOException {
        // given
        Path home = Files.createDirectory(directory.resolve("home"));
        new KeptFile(home.resolve("kept.json")).write(KEPT);
        Files.move(home, directory.resolve("elsewhere"));
        Files.createDirectory(home);

        // when
        Files.copy(directory.resolve("elsewhere/kept.json"), home.resolve("kept.json"));

        // then
        assertThat(new KeptFile(home.resolve("kept.json")).take()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("stays where it is if that can't be seen from here, as what a build in another container keeps")
    void elsewhere() throws IOException {
        // given
        OwnedProcess process = OwnedProcess.of(ChildProcesses.elsewhere());

        // when
        file.write(new KeptSession("session", "/tmp/output", "salt", Map.of(), List.of(), List.of(process)));

        // then
        assertThat(file.take()).isEmpty();
        assertThat(path).exists();
    }

    @Test
    @DisplayName("is nothing where an earlier version has not written down whose it is")
    void withoutHome() throws IOException {
        // given
        file.write(KEPT);
        ObjectNode old = (ObjectNode) new ObjectMapper().readTree(path.toFile());
        old.remove("home");
        Files.writeString(path, old.toString());

        // when, then
        assertThat(file.take()).isEmpty();
    }

    private Optional<KeptSession> take() {
        try {
            return new KeptFile(path).take();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
