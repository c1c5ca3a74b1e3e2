package io.github.smartscraper.e2e.run.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the files that hand a worker to tests which an IDE starts. */
final class WorkerEnvFilesTest {

    private final WorkerEnvFiles files = new WorkerEnvFiles(Path.of("target"), "a-session");

    @ParameterizedTest
    @ValueSource(strings = {"plain-1", "two words", "$HOME `id` \\ \"", "it's $5", "a=b #c", "grün", ""})
    @DisplayName("A shell and Java read each value as it was")
    void valuesAreKept(String value) throws Exception {
        // when
        String environment = files.environment(Map.of("API_TOKEN", value));
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(
                files.properties(Map.of("API_TOKEN", value)).getBytes(StandardCharsets.ISO_8859_1)));

        // then
        assertThat(properties).containsExactly(Map.entry("API_TOKEN", value));
        Process shell = new ProcessBuilder("sh", "-c", environment + "printf %s \"$API_TOKEN\"").start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(value);
    }

    @Test
    @DisplayName("Both name the session, by which the reaper knows them as ours")
    void sessionIsNamed() throws Exception {
        assertThat(files.environment(Map.of())).contains("a-session");
        assertThat(files.properties(Map.of())).contains("a-session");
    }
}
