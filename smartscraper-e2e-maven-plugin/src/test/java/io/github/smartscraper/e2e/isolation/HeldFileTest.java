package io.github.smartscraper.e2e.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests which {@link HeldFile} is found; the process that has it open is this one. */
@EnabledOnOs(OS.LINUX)
@DisplayName("A file that is held open after a reset")
final class HeldFileTest {

    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    private Path root;

    private DataDirectory data;

    @BeforeEach
    void makeDirectory() throws IOException {
        root = root.toRealPath();
        data = DataDirectory.create(
                DataDirectory.unpredictablePath(root, 0),
                new Seed(Optional.empty()),
                new OwnerMarker("0b0a7bd4", ProcessIdentity.current()));
    }

    @Test
    @DisplayName("is found, even if another has its name now")
    void found() throws IOException {
        // given
        Path file = data.path().resolve("sites.jsonc");
        try (InputStream open = Files.newInputStream(file)) {
            // when
            data.reset();

            // then
            assertThat(open).isNotNull();
            assertThat(file).exists();
            assertThat(held()).contains(new HeldFile(PID, file));
        }
        assertThat(held()).isEmpty();
    }

    @Test
    @DisplayName("is none that was opened afterwards, and none of another directory")
    void others() throws IOException {
        // given
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "");
        data.reset();
        try (InputStream later = Files.newInputStream(data.path().resolve("stats.json"));
                InputStream other = Files.newInputStream(elsewhere)) {
            // when
            Files.delete(elsewhere);

            // then
            assertThat(later).isNotNull();
            assertThat(other).isNotNull();
            assertThat(held()).isEmpty();
        }
    }

    @Test
    @DisplayName("is none of a process that is gone")
    void gone() {
        assertThat(HeldFile.of(Set.of(Long.MAX_VALUE), data.path())).isEmpty();
    }

    private Optional<HeldFile> held() {
        return HeldFile.of(Set.of(PID), data.path());
    }
}
