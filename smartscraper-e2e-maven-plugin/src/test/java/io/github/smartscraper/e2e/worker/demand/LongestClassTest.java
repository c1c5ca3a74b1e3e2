package io.github.smartscraper.e2e.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.worker.demand.TestProgress.Phase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link LongestClass}. */
@DisplayName("The longest class")
final class LongestClassTest {

    @Test
    @DisplayName("alone decides the end when it takes nearly the whole test phase and another worker idled meanwhile")
    void decides() {
        // given
        Phase phase = new Phase(12_500, Map.of("shop.ScrapeLimitsIT", 12_100L, "shop.CartIT", 3000L), 2);

        // then
        assertThat(LongestClass.of(phase)).contains(new LongestClass("shop.ScrapeLimitsIT", 12_100));
        assertThat(DemandMessages.longest(LongestClass.of(phase).orElseThrow()))
                .isEqualTo("The run could not end before ScrapeLimitsIT (12.1 s): split it");
    }

    @Test
    @DisplayName("does not decide it when it began late")
    void beganLate() {
        assertThat(of(20_000, Map.of("LongIT", 12_000L, "CartIT", 3000L), 2)).isEmpty();
    }

    @Test
    @DisplayName("does not decide it when the other workers had work for as long")
    void othersWereBusy() {
        assertThat(of(12_500, Map.of("LongIT", 12_100L, "OtherIT", 12_000L), 2)).isEmpty();
    }

    @Test
    @DisplayName("does not decide it on a single worker, where all that runs does")
    void oneWorker() {
        assertThat(of(12_500, Map.of("LongIT", 12_100L), 1)).isEmpty();
    }

    @Test
    @DisplayName("is not worth splitting when it is short")
    void isShort() {
        assertThat(of(1000, Map.of("LongIT", 990L, "CartIT", 100L), 2)).isEmpty();
    }

    private static Optional<LongestClass> of(long millis, Map<String, Long> durations, int workers) {
        return LongestClass.of(new Phase(millis, durations, workers));
    }
}
