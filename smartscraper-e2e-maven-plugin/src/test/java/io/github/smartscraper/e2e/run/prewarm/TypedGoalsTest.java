package io.github.smartscraper.e2e.run.prewarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link TypedGoals}. */
@DisplayName("What the user has typed")
final class TypedGoalsTest {

    @DisplayName("leads to the integration tests or not:")
    @ParameterizedTest(name = "mvn {0}: {1}")
    @CsvSource({
        "clean verify, true",
        "install, true",
        "pre-integration-test, true",
        "before:verify, true",
        "compile, false",
        "clean package, false",
        "smartscraper-e2e:doctor, false"
    })
    void typed(String words, boolean reached) {
        assertThat(new TypedGoals(List.of(words.split(" ")), null).reachIntegrationTests())
                .isEqualTo(reached);
    }

    @Test
    @DisplayName("is what the POM says where it is nothing")
    void defaultGoal() {
        assertThat(new TypedGoals(List.of(), "clean  verify").reachIntegrationTests())
                .isTrue();
        assertThat(new TypedGoals(List.of("test"), "verify").reachIntegrationTests())
                .isFalse();
        assertThat(new TypedGoals(List.of(), null).reachIntegrationTests()).isFalse();
    }
}
