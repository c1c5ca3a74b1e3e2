package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.LastRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what is expected of test classes by what they took before. */
@DisplayName("Durations")
final class DurationsTest {

    private final Durations durations = new Durations(Map.of(
            "LongIT", entry(true, 900),
            "MiddleIT", entry(true, 50),
            "ShortIT", entry(true, 3),
            "FailedIT", entry(false, 1)));

    @Test
    @DisplayName("of unknown classes are the median of the known ones")
    void unknown() {
        assertThat(durations.millis("LongIT")).isEqualTo(900);
        assertThat(durations.millis("NewIT")).isEqualTo(50);
        assertThat(durations.isEmpty()).isFalse();
    }

    @Test
    @DisplayName("are all the same where nothing is known")
    void nothingKnown() {
        // given
        Durations none = new Durations(Map.of());

        // when, then
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.millis("AIT")).isPositive().isEqualTo(none.millis("BIT"));
        assertThat(none.order(List.of("BIT", "AIT"))).containsExactly("AIT", "BIT");
    }

    @Test
    @DisplayName("put failed classes first, then the longest, then by name")
    void order() {
        assertThat(durations.order(List.of("ShortIT", "NewIT", "MiddleIT", "FailedIT", "LongIT")))
                .containsExactly("FailedIT", "LongIT", "MiddleIT", "NewIT", "ShortIT");
    }

    private static CacheEntry entry(boolean passed, long millis) {
        CacheEntry.Timing ran = CacheEntry.Timing.NONE.ran(1, millis, true);
        return passed
                ? CacheEntry.unknown().passed(CacheEntry.Inputs.NONE, ran)
                : CacheEntry.unknown().ended(LastRun.FAILED, "", ran);
    }
}
