package io.github.smartscraper.e2e.process.reaper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests which tools {@link ReaperTools} finds missing. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ReaperToolsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("None is missing where the system has them, whatever the search path has")
    void ofTheSystem() {
        assertThat(new ReaperTools(Executables.of(Map.of("PATH", directory.toString()))).missing())
                .isEmpty();
        assertThat(new ReaperTools(Executables.of(Map.of())).missing()).isEmpty();
    }

    @Test
    @DisplayName("None is missing where the search path alone has them")
    void ofTheSearchPath() {
        Executables executables = Executables.of(Map.of("PATH", "/usr/bin:/bin"));

        assertThat(new ReaperTools(executables, List.of()).missing()).isEmpty();
    }

    @Test
    @DisplayName("Those that are nowhere are named")
    void missing() throws IOException {
        // given
        for (String tool : List.of("sh", "rm", "rmdir", "mv", "cat", "find", "chmod", "awk", "ps", "date")) {
            Path program = Files.createFile(directory.resolve(tool));
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }

        // when
        ReaperTools tools = new ReaperTools(Executables.of(Map.of("PATH", directory.toString())), List.of());

        // then
        assertThat(tools.missing()).containsExactly("grep", "sleep");
        assertThat(tools.shell()).isEqualTo(directory.resolve("sh").toString());
    }
}
