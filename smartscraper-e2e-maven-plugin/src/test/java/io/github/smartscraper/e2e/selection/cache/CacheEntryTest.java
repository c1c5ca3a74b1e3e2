package io.github.smartscraper.e2e.selection.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what an entry says of its test class. */
@DisplayName("An entry of the cache")
final class CacheEntryTest {

    private static final CacheEntry.Timing RAN = CacheEntry.Timing.NONE.ran(1, 8, true);

    @Test
    @DisplayName("remembers the durations of five whole runs, the latest last, and of others that they took place")
    void fiveRuns() {
        // given
        CacheEntry.Timing timing = CacheEntry.Timing.NONE;

        // when
        for (long run = 1; run <= 6; run++) {
            timing = timing.ran(run, run * 10, true);
        }
        timing = timing.ran(7, 1, false);

        // then
        assertThat(timing).isEqualTo(new CacheEntry.Timing(7, 1, List.of(20L, 30L, 40L, 50L, 60L)));
    }

    @Test
    @DisplayName("expects the median of those, so that one odd run does no harm")
    void median() {
        assertThat(took(10L, 9000L, 12L).typicalMillis()).isEqualTo(12);
        assertThat(took(10L, 20L).typicalMillis()).isEqualTo(20);
        assertThat(took().typicalMillis()).isEqualTo(8);
    }

    @Test
    @DisplayName("knows the last sixteen sets of inputs that it passed with, and forgets older ones")
    void manyPasses() {
        // given
        CacheEntry entry = CacheEntry.unknown();

        // when
        for (int run = 0; run <= CacheEntry.PASSES; run++) {
            entry = entry.passed(inputs("hash " + run), RAN);
        }

        // then
        assertThat(entry.hasPassed(inputs("hash 0").hash())).isFalse();
        for (int run = 1; run <= CacheEntry.PASSES; run++) {
            assertThat(entry.hasPassed(inputs("hash " + run).hash())).isTrue();
        }
        assertThat(entry.lastPass()).isEqualTo(inputs("hash " + CacheEntry.PASSES));
    }

    @Test
    @DisplayName("counts a pass that comes again as the latest, once")
    void passedAgain() {
        // when
        CacheEntry entry = CacheEntry.unknown()
                .passed(inputs("a"), RAN)
                .passed(inputs("b"), RAN)
                .passed(inputs("a"), RAN);

        // then
        assertThat(entry.passes())
                .containsExactly(inputs("b").hash(), inputs("a").hash());
    }

    @Test
    @DisplayName("loses by a failure what it has shown with the same inputs, and nothing else")
    void failed() {
        // when
        CacheEntry entry = CacheEntry.unknown()
                .passed(inputs("a"), RAN)
                .passed(inputs("b"), RAN)
                .ended(LastRun.FAILED, inputs("b").hash(), RAN);

        // then
        assertThat(entry.hasFailed()).isTrue();
        assertThat(entry.hasPassed(inputs("a").hash())).isTrue();
        assertThat(entry.hasPassed(inputs("b").hash())).isFalse();
    }

    @Test
    @DisplayName("tells inputs without tests from inputs with which it passed")
    void empty() {
        // when
        CacheEntry entry = CacheEntry.unknown().passed(inputs("a"), RAN).empty(inputs("b"));

        // then
        assertThat(entry.wasEmpty(inputs("b").hash())).isTrue();
        assertThat(entry.hasPassed(inputs("b").hash())).isFalse();
        assertThat(entry.lastPass()).isEqualTo(inputs("a"));
        assertThat(entry.passed(inputs("b"), RAN).wasEmpty(inputs("b").hash())).isFalse();
    }

    @Test
    @DisplayName("that is withdrawn has shown nothing, and keeps its durations")
    void withdrawn() {
        // when
        CacheEntry entry = CacheEntry.unknown().passed(inputs("a"), RAN).withdrawn();

        // then
        assertThat(entry.last()).isEqualTo(LastRun.UNFINISHED);
        assertThat(entry.hasFailed()).isFalse();
        assertThat(entry.passes()).isEmpty();
        assertThat(entry.typicalMillis()).isEqualTo(8);
    }

    @Test
    @DisplayName("has other inputs when either the shared ones or its own are others")
    void hash() {
        // given
        CacheEntry.Inputs inputs = inputs("a");

        // when, then
        assertThat(inputs.hash())
                .isEqualTo(inputs("a").hash())
                .isNotEqualTo(inputs("b").hash());
        assertThat(new CacheEntry.Inputs("another signature", inputs.own()).hash())
                .isNotEqualTo(inputs.hash());
    }

    private static CacheEntry.Inputs inputs(String hash) {
        return new CacheEntry.Inputs("signature", new TreeMap<>(Map.of("sample.AlphaIT", hash)));
    }

    private static CacheEntry took(Long... durations) {
        return new CacheEntry(
                LastRun.PASSED,
                new CacheEntry.Timing(1, 8, List.of(durations)),
                List.of(),
                List.of(),
                CacheEntry.Inputs.NONE);
    }
}
