package io.github.smartscraper.e2e.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link FailsafeFacts}. */
@DisplayName("The facts about a Failsafe run")
final class FailsafeFactsTest {

    private final Properties userProperties = new Properties();

    @DisplayName("change with a property of the command line that reaches the tests")
    @ParameterizedTest(name = "-D{0}")
    @ValueSource(strings = {"stage", "testHost", "test.host", "skipLogin", "groupsOfUsers", "it.tester", "E2E.x"})
    void reachesTests(String name) {
        // given
        Map<String, String> before = facts();

        // when
        userProperties.setProperty(name, "other");

        // then
        assertThat(facts()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("change with the parameters of the POM")
    void parameters() {
        // given
        Goal goal = new Goal();
        Map<String, String> before = FailsafeFacts.of(goal, userProperties);

        // when
        goal.setEnvironmentVariables(Map.of("STAGE", "test"));

        // then
        assertThat(FailsafeFacts.of(goal, userProperties)).isNotEqualTo(before);
    }

    private Map<String, String> facts() {
        return FailsafeFacts.of(new Goal(), userProperties);
    }

    /** A goal without any parameter. */
    private static final class Goal extends FailsafeGoal {}
}
