package io.github.smartscraper.e2e.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link ProgramCheck}. */
@DisplayName("A program")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ProgramCheckTest {

    @TempDir
    private Path directory;

    private FakePrograms programs;

    @BeforeEach
    void setUp() {
        programs = new FakePrograms(directory);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "v20.20.2, FINE, 20.20.2",
        "20.0.0, FINE, 20.0.0",
        "v18.19.1, OLD, 18.19.1",
        "tmux 20.3a, FINE, 20.3a",
        "tmux next-21.5, FINE, 21.5"
    })
    @DisplayName("is known by the version that it prints")
    void version(String printed, State state, String version) throws Exception {
        programs.write("node", "echo '" + printed + "'");

        assertThat(check(true).look()).isEqualTo(new Finding(Topic.NODE, state, version, "20"));
        assertThat(programs.temporary()).isEmptyDirectory();
    }

    @Test
    @DisplayName("may print warnings before its version")
    void warnings() throws Exception {
        programs.write("node", "echo 'npm warn config about version 1.2' >&2; sleep 0.1; echo 20.1.0");

        assertThat(check(true).look().subject()).isEqualTo("20.1.0");
    }

    @Test
    @DisplayName("is missing if there is none on the PATH, unless it is not needed")
    void missing() throws Exception {
        assertThat(check(true).look()).isEqualTo(new Finding(Topic.NODE, State.MISSING, "node", "20"));
        assertThat(check(false).look().state()).isEqualTo(State.UNNEEDED);
    }

    @Test
    @DisplayName("is broken if it fails, with exit code and last line")
    void broken() throws Exception {
        Path program = programs.write("node", "echo 'no libstdc++' >&2; exit 127");

        assertThat(check(true).look())
                .isEqualTo(new Finding(Topic.NODE, State.BROKEN, program.toString(), "exit code 127, no libstdc++"));
        assertThat(check(false).look().state()).isEqualTo(State.UNNEEDED);
    }

    private ProgramCheck check(boolean needed) {
        return new ProgramCheck(
                Topic.NODE, "node", "--version", "20", needed, programs.executables(), programs.trial());
    }
}
