package io.github.smartscraper.e2e.worker.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link CompileCache}. */
@DisplayName("A compile cache")
final class CompileCacheTest {

    private static final String VARIABLE = "NODE_COMPILE_CACHE";

    @TempDir
    private Path target;

    private Path directory;

    @BeforeEach
    void name() {
        directory = target.resolve("compile-cache");
    }

    private Map<String, String> variables(String node, Map<String, String> inherited, Map<String, String> own) {
        return new CompileCache(directory, () -> node).variables(inherited, own);
    }

    @Test
    @DisplayName("is a directory of the project that only its owner may enter")
    void made() throws Exception {
        assertThat(variables("v22.1.0", Map.of(), Map.of())).isEqualTo(Map.of(VARIABLE, directory.toString()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v22.0.0", "v20.20.2", "none"})
    @DisplayName("is not made where Node.js has none")
    void olderNode(String node) {
        assertThat(variables(node, Map.of(), Map.of())).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {VARIABLE, "NODE_DISABLE_COMPILE_CACHE", "NODE_V8_COVERAGE"})
    @DisplayName("is left to a user who has decided, in the environment of Maven or in the parameter")
    void decided(String name) {
        assertThat(variables("v24.0.0", Map.of(name, "1"), Map.of())).isEmpty();
        assertThat(variables("v24.0.0", Map.of(), Map.of(name, "1"))).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @Test
    @DisplayName("is closed to others again before it is used")
    void opened() throws Exception {
        // given
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        // when
        variables("v22.1.0", Map.of(), Map.of());

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("is done without where it can't be made")
    void notMade() throws Exception {
        Files.createFile(directory);

        assertThat(variables("v22.1.0", Map.of(), Map.of())).isEmpty();
    }
}
