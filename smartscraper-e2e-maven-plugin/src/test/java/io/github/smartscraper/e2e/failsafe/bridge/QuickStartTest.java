package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link QuickStart}. */
@DisplayName("A quick start")
final class QuickStartTest {

    @DisplayName("is added to options that say nothing about the compiler or the garbage collector")
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "-Xmx1g", "-Dname=value -ea", "-javaagent:/opt/agent.jar=port=1"})
    void added(String argLine) {
        // when
        String options = QuickStart.options(argLine, Map.of("PATH", "/bin", "JAVA_TOOL_OPTIONS", "-Duser.language=en"));

        // then
        assertThat(options).isEqualTo("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ");
    }

    @DisplayName("keeps out of the way of the user's own tuning")
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {"-XX:+UseParallelGC", "-Xmx1g -XX:TieredStopAtLevel=4", "@options.args", "@{argLine} -Xmx1g"})
    void leftOut(String argLine) {
        assertThat(QuickStart.options(argLine, Map.of())).isEmpty();
    }

    @DisplayName("keeps out of the way of tuning that comes by environment")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void leftOutByEnvironment(String variable) {
        assertThat(QuickStart.options("", Map.of(variable, "-XX:+UseZGC"))).isEmpty();
    }

    @Test
    @DisplayName("is understood by this JVM")
    void understood() throws Exception {
        // given
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(QuickStart.options("", Map.of()).trim().split(" ")));
        command.add("-version");

        // when
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        // then
        assertThat(process.waitFor()).isZero();
    }
}
