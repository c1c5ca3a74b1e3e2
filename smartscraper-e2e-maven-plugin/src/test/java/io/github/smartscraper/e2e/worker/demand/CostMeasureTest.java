package io.github.smartscraper.e2e.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.smartscraper.e2e.worker.demand.TestProgress.Phase;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link CostMeasure}. */
@DisplayName("The measure of costs")
final class CostMeasureTest {

    private final CostMeasure measure = new CostMeasure();

    @Test
    @DisplayName(
            "takes the least that it has seen, since others may have been in the way, and measures one server only")
    void least() {
        // given
        AtomicInteger asked = new AtomicInteger();

        // when
        measure.serverStarted(500, () -> asked.addAndGet(100));
        measure.serverStarted(300, () -> asked.addAndGet(100));
        measure.forkStarted(new Cost(2000, 1300));
        measure.forkStarted(new Cost(900, 1500));

        // then
        RunCosts costs = measure.instead(RunCosts.USUAL);
        assertThat(costs.server()).isEqualTo(new Cost(300, 100));
        assertThat(costs.fork()).isEqualTo(new Cost(900, 1300));
        assertThat(asked).hasValue(100);
    }

    @Test
    @DisplayName("leaves what it has not seen as it was guessed")
    void guesses() {
        assertThat(measure.instead(RunCosts.USUAL)).isEqualTo(RunCosts.USUAL);
    }

    @Test
    @DisplayName("counts as the classes' share what starts do not explain")
    void share() {
        // given
        measure.serverStarted(300, () -> 100);
        measure.forkStarted(new Cost(900, 1500));

        // when: 10 s of classes, one after the other
        RunCosts costs = measure.of(new Phase(10_000, Map.of("AIT", 6000L, "BIT", 4000L), 1), 3600, 2, RunCosts.USUAL);

        // then
        assertThat(costs.share()).isCloseTo(0.2, within(0.001));
        assertThat(costs.stretch()).isEqualTo(1);
    }

    @Test
    @DisplayName("takes what classes lose by sharing processors off their durations")
    void stretch() {
        // when: eight classes that compute, at the same time on two processors
        Phase phase = new Phase(
                8000,
                Map.of("A", 8000L, "B", 8000L, "C", 8000L, "D", 8000L, "E", 8000L, "F", 8000L, "G", 8000L, "H", 8000L),
                8);
        RunCosts costs = measure.of(phase, 16_000, 2, RunCosts.USUAL);

        // then
        assertThat(costs.stretch()).isCloseTo(4, within(0.001));
        assertThat(costs.share()).isCloseTo(1, within(0.001));
    }

    @Test
    @DisplayName("counts a fork for each class as part of what classes cost")
    void forkForEachClass() {
        // given
        for (int fork = 0; fork < 10; fork++) {
            measure.forkStarted(new Cost(900, 1000));
        }

        // when
        RunCosts costs = measure.of(new Phase(20_000, Map.of("A", 10_000L), 1), 10_000, 2, RunCosts.USUAL);

        // then
        assertThat(costs.share()).isCloseTo(0.9, within(0.001));
    }
}
