package io.github.smartscraper.e2e.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.TestCounts;
import io.github.smartscraper.e2e.results.TestTotals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests the sums of {@link RunSummary}. */
final class RunSummaryTest {

    private static ClassResult ran(String name, Outcome outcome, long millis, int failures) {
        return new ClassResult(
                name,
                outcome,
                new TestCounts(3, failures, 0, 0),
                new ClassResult.Execution(millis, 0, 1, false, 0),
                List.of());
    }

    @Test
    @DisplayName("A run is summed up by outcomes, tests, time, gain, and what was slowest")
    void sums() {
        // given
        RunSummary summary = new RunSummary(
                List.of(
                        ran("a.AlphaIT", Outcome.PASSED, 4000, 0),
                        ran("a.BetaIT", Outcome.FAILED, 6000, 1),
                        ran("a.GammaIT", Outcome.FLAKY, 2000, 0).hitBy(List.of("Worker 1 died")),
                        ran("a.DeltaIT", Outcome.PASSED, 1000, 0),
                        ClassResult.cached("a.OmegaIT", 9000, 1)),
                new TestTotals(14, 1, 1, 2),
                Duration.ofMillis(6500));

        // when, then
        assertThat(summary.lines())
                .containsExactly(
                        "5 test classes: 2 passed, 1 flaky, 1 failed, 1 unchanged and not run; 1 infrastructure fault",
                        "Tests run: 14, Failures: 1, Errors: 1, Skipped: 2",
                        "They ran for 6.5 s, 2.0 times as fast as one after the other (13.0 s). "
                                + "Slowest: BetaIT 6.0 s, AlphaIT 4.0 s, GammaIT 2.0 s");
    }

    @Test
    @DisplayName("One class alone is not compared with itself")
    void one() {
        // given
        RunSummary summary = new RunSummary(
                List.of(ran("AlphaIT", Outcome.PASSED, 900, 0)), new TestTotals(3, 0, 0, 0), Duration.ofSeconds(1));

        // when, then
        assertThat(summary.lines())
                .containsExactly(
                        "1 test class: 1 passed",
                        "Tests run: 3, Failures: 0, Errors: 0, Skipped: 0",
                        "They ran for 1.0 s. Slowest: AlphaIT 0.9 s");
    }

    @Test
    @DisplayName("Where nothing ran there is no time")
    void none() {
        // given
        RunSummary summary =
                new RunSummary(List.of(ClassResult.cached("AlphaIT", 1, 1)), TestTotals.NONE, Duration.ZERO);

        // when, then
        assertThat(summary.lines())
                .containsExactly(
                        "1 test class: 1 unchanged and not run", "Tests run: 0, Failures: 0, Errors: 0, Skipped: 0");
    }
}
