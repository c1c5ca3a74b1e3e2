package io.github.smartscraper.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Witness}. */
@DisplayName("What Surefire has seen")
final class WitnessTest {

    private static final String ALPHA = "sample.AlphaIT";
    private static final String BETA = "sample.BetaIT";

    @Test
    @DisplayName("is explained by the classes if nothing failed, or they did")
    void explained() {
        assertThat(Witness.OF_NOTHING.isUnexplainedBy(List.of(result(ALPHA, Outcome.PASSED))))
                .isFalse();
        assertThat(failed(ALPHA).isUnexplainedBy(List.of(result(ALPHA, Outcome.FAILED), result(BETA, Outcome.PASSED))))
                .isFalse();
        assertThat(broken().isUnexplainedBy(List.of(result(ALPHA, Outcome.INCOMPLETE))))
                .isFalse();
    }

    @Test
    @DisplayName("is explained by a suite that failed, whose members Surefire calls by their own names")
    void suite() {
        assertThat(failed("sample.Member").isUnexplainedBy(List.of(result("sample.SuiteIT", Outcome.FAILED))))
                .isFalse();
    }

    @Test
    @DisplayName("is not explained if no class failed (G5)")
    void noClass() {
        assertThat(failed().isUnexplainedBy(List.of(result(ALPHA, Outcome.PASSED))))
                .isTrue();
        assertThat(broken().isUnexplainedBy(List.of())).isTrue();
    }

    @Test
    @DisplayName("is not explained by a failed class if a JVM broke down with no class in it (G5)")
    void brokenJvm() {
        assertThat(broken().isUnexplainedBy(List.of(result(ALPHA, Outcome.FAILED), result(BETA, Outcome.PASSED))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JUnit Jupiter", "null", BETA})
    @DisplayName("is not explained by a failed class if something failed besides that is none, or has passed (G5):")
    void somethingElse(String failed) {
        assertThat(failed(ALPHA, failed)
                        .isUnexplainedBy(List.of(result(ALPHA, Outcome.FAILED), result(BETA, Outcome.PASSED))))
                .isTrue();
    }

    @Test
    @DisplayName("of two rounds is the worst of both")
    void rounds() {
        Witness both = new Witness(Set.of(ALPHA), Set.of(), true, false, true)
                .and(new Witness(Set.of(BETA), Set.of(BETA), false, true, false));

        assertThat(both).isEqualTo(new Witness(Set.of(ALPHA, BETA), Set.of(BETA), false, true, true));
        assertThat(both.reachedAll()).isFalse();
    }

    private static Witness failed(String... names) {
        return new Witness(Set.of(), Set.of(names), false, false, false);
    }

    private static Witness broken() {
        return new Witness(Set.of(), Set.of(), false, true, false);
    }

    private static ClassResult result(String name, Outcome outcome) {
        return new ClassResult(name, outcome, TestCounts.NONE, new ClassResult.Execution(1, 0, 1, false, 1));
    }
}
