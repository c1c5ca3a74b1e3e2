package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link HostSystem}. */
@DisplayName("A machine")
final class HostSystemTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("has the browser that EXECUTABLE_PATH names, whatever else there is")
    void named() throws IOException {
        // given
        install("chromium");

        // then
        assertThat(host(Map.of("PATH", directory.toString(), "EXECUTABLE_PATH", "/opt/chrome"))
                        .browser())
                .contains(Path.of("/opt/chrome"));
    }

    @Test
    @DisplayName("has the first browser on its PATH, Chromium before Chrome")
    void onPath() throws IOException {
        // given
        install("google-chrome");
        HostSystem host = host(Map.of("PATH", directory.toString(), "EXECUTABLE_PATH", " "));
        assertThat(host.browser()).contains(directory.resolve("google-chrome"));

        // when
        install("chromium");

        // then
        assertThat(host.browser()).contains(directory.resolve("chromium"));
    }

    @Test
    @DisplayName("may have no browser")
    void none() {
        assertThat(host(Map.of("PATH", directory.toString())).browser()).isEmpty();
    }

    private static HostSystem host(Map<String, String> environment) {
        return HostSystem.current(environment);
    }

    private void install(String program) throws IOException {
        Path file = Files.createFile(directory.resolve(program));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
