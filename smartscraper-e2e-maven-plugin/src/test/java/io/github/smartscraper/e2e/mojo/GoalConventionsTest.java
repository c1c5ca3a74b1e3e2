package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that all goals keep to the conventions of this project. */
@DisplayName("By convention")
final class GoalConventionsTest {

    private static final int MAX_EXECUTE_LINES = 40;
    private static final String BRACES = "\\{@code\\s[^}]*\\{";

    static List<GoalSources.Goal> goals() throws IOException {
        return classes().stream().filter(GoalSources.Goal::isGoal).toList();
    }

    private static List<GoalSources.Goal> classes() throws IOException {
        String ownPackage = GoalConventionsTest.class.getPackageName().replace('.', '/');
        return GoalSources.read(Path.of("src/main/java").resolve(ownPackage));
    }

    static Stream<GoalSources.Parameter> parameters() throws IOException {
        return classes().stream()
                .flatMap(goal -> goal.parameters().stream())
                .filter(parameter -> !parameter.isReadonly());
    }

    @Test
    @DisplayName("every goal of the manual is found here")
    void found() throws IOException {
        assertThat(goals())
                .extracting(GoalSources.Goal::name)
                .contains("StartMojo", "IntegrationTestMojo", "StopMojo", "VerifyMojo", "CleanMojo");
    }

    @DisplayName("a goal is final, says since when there is one, and has a short execute()")
    @ParameterizedTest(name = "{0}")
    @MethodSource("goals")
    void goal(GoalSources.Goal goal) {
        assertThat(goal.isFinal()).as("final").isTrue();
        assertThat(goal.javadoc()).contains("@since");
        assertThat(goal.executeLines()).as("lines of execute()").isBetween(1L, (long) MAX_EXECUTE_LINES);
    }

    @DisplayName("a parameter has a manual that says since when there is one, and a property of ours if any")
    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void parameter(GoalSources.Parameter parameter) {
        assertThat(parameter.javadoc()).matches("(?s)\\S.{20,}@since \\d+\\.\\d+.*");
        assertThat(parameter.property().orElse("e2e.")).startsWith("e2e.");
    }

    @Test
    @DisplayName("no {@code …} holds braces: what makes the descriptor ends it at the first one, and help reads badly")
    void braces() throws IOException {
        assertThat(classes()).allSatisfy(goal -> assertThat(goal.javadoc()).doesNotContainPattern(BRACES));
        assertThat(parameters().map(GoalSources.Parameter::javadoc))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(BRACES));
    }

    @Test
    @DisplayName("a property has the same default in all goals that know it")
    void defaults() throws IOException {
        // given
        Map<String, String> defaults = new HashMap<>();

        // then
        parameters().filter(parameter -> parameter.property().isPresent()).forEach(parameter -> {
            String preset = parameter.values().getOrDefault("defaultValue", "none");
            String before = defaults.putIfAbsent(parameter.property().orElseThrow(), preset);
            assertThat(before == null ? preset : before)
                    .as("%s of %s", parameter.name(), parameter.goal())
                    .isEqualTo(preset);
        });
    }
}
