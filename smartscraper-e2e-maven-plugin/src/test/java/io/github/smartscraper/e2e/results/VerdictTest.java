package io.github.smartscraper.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Verdict}. */
@DisplayName("The verdict on a class")
final class VerdictTest {

    private static final String ALPHA = "sample.AlphaIT";

    @ParameterizedTest
    @DisplayName("follows from what its fork has told")
    @CsvSource({
        "PASSED,",
        "SKIPPED,",
        "FLAKY,",
        "EMPTY,",
        "FAILED, FAILED",
        "INCOMPLETE, INCOMPLETE",
        "OVERLAPPED, OVERLAPPED",
    })
    void told(Outcome outcome, Verdict.@Nullable Reason reason) {
        ClassResult result =
                new ClassResult(ALPHA, outcome, TestCounts.NONE, new ClassResult.Execution(1, 0, 1, false, 1));

        Verdict verdict = Verdict.of(List.of(ALPHA), Map.of(ALPHA, result), Set.of(ALPHA));

        assertThat(verdict.reasons().values()).containsExactlyElementsOf(reason == null ? List.of() : List.of(reason));
        assertThat(verdict.isGood()).isEqualTo(reason == null);
    }

    @Test
    @DisplayName("is bad if its fork has told nothing, whether Surefire has seen it or not (G2)")
    void silent() {
        Verdict verdict = Verdict.of(List.of(ALPHA, "sample.BetaIT"), Map.of(), Set.of("sample.BetaIT"));

        assertThat(verdict.reasons())
                .containsExactly(
                        entry(ALPHA, Verdict.Reason.MISSING), entry("sample.BetaIT", Verdict.Reason.UNPREPARED));
    }

    @Test
    @DisplayName("is bad if it failed although nobody had asked for it")
    void unasked() {
        ClassResult failed =
                new ClassResult(ALPHA, Outcome.FAILED, TestCounts.NONE, new ClassResult.Execution(1, 0, 1, false, 1));

        assertThat(Verdict.of(List.of(), Map.of(ALPHA, failed), Set.of(ALPHA)).isGood())
                .isFalse();
    }
}
