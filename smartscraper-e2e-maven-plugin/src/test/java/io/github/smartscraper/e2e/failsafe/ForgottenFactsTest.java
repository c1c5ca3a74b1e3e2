package io.github.smartscraper.e2e.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that whatever Failsafe is told and a test may notice is among the facts that the cache sees. */
@DisplayName("The facts of Failsafe that are easily forgotten")
final class ForgottenFactsTest {

    private final FailsafeGoal goal = new FailsafeGoal() {
        @Override
        public void execute() {}
    };

    @ParameterizedTest
    @DisplayName("include properties of the command line, which tests see, whatever they look like")
    @ValueSource(
            strings = {
                "sample.own",
                "testUser",
                "test.url",
                "tests",
                "skipLogin",
                "groupsOfUsers",
                "e2e.own",
                "it.testing"
            })
    void userProperties(String name) {
        assertThat(facts(name)).isNotEqualTo(facts());
    }

    @Test
    @DisplayName("include what forks are started with")
    void forks() {
        // given
        Map<String, String> before = facts();

        // when, then
        goal.setArgLine("-Xmx64m");
        Map<String, String> argLine = facts();
        goal.setEnvironmentVariables(Map.of("TZ", "UTC"));
        Map<String, String> environment = facts();
        goal.setSystemPropertyVariables(Map.of("sample.own", "1"));
        Map<String, String> properties = facts();
        assertThat(List.of(before, argLine, environment, properties)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("include patterns that choose methods, and not those that choose classes")
    void methodPatterns(@TempDir Path directory) {
        // given
        Map<String, String> before = facts();

        // when
        goal.setIncludes(List.of("**/*IT.java"));
        Map<String, String> classes = facts();
        goal.setIncludes(List.of("**/*IT.java#fast*"));
        Map<String, String> methods = facts();

        // then
        assertThat(classes).isEqualTo(before);
        assertThat(methods).isNotEqualTo(before);
    }

    @Test
    @DisplayName("include the content of the file with system properties")
    void propertiesFile(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("test.properties"), "a=1");
        goal.setSystemPropertiesFile(file.toFile());
        Map<String, String> before = facts();

        // when
        Files.writeString(file, "a=2");
        Map<String, String> after = facts();
        Files.delete(file);

        // then
        assertThat(List.of(before, after, facts())).doesNotHaveDuplicates();
    }

    private Map<String, String> facts(String... userProperties) {
        Properties properties = new Properties();
        for (String name : userProperties) {
            properties.setProperty(name, "value");
        }
        return FailsafeFacts.of(goal, properties);
    }
}
