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

    @Test
    @DisplayName("remembers the durations of five runs, the latest last")
    void fiveRuns() {
        assertThat(CacheEntry.latest(List.of(), 7)).containsExactly(7L);
        assertThat(CacheEntry.latest(List.of(1L, 2L, 3L, 4L, 5L), 6)).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @Test
    @DisplayName("expects the median of those, so that one odd run does no harm")
    void median() {
        assertThat(passed(List.of(10L, 9000L, 12L)).typicalMillis()).isEqualTo(12);
        assertThat(passed(List.of(10L, 20L)).typicalMillis()).isEqualTo(20);
        assertThat(passed(List.of()).typicalMillis()).isEqualTo(8);
    }

    @Test
    @DisplayName("that is withdrawn is no pass, no failure, and keeps its durations")
    void withdrawn() {
        // when
        CacheEntry entry = passed(List.of(10L)).withdrawn();

        // then
        assertThat(entry.passed()).isFalse();
        assertThat(entry.isUnfinished()).isTrue();
        assertThat(entry.hasFailed()).isFalse();
        assertThat(entry.inputs()).isEmpty();
        assertThat(entry.typicalMillis()).isEqualTo(10);
    }

    @Test
    @DisplayName("has failed if it has a result that is no pass")
    void failed() {
        assertThat(new CacheEntry("hash", 1, false, 8, List.of(), new TreeMap<>()).hasFailed())
                .isTrue();
        assertThat(passed(List.of()).hasFailed()).isFalse();
    }

    @Test
    @DisplayName("A signature names its parts that are not the same, new and missing ones as well")
    void signature() {
        // given
        Signature before = new Signature(new TreeMap<>(Map.of("class path", "1", "JDK", "17", "gone", "x")));
        Signature now = new Signature(new TreeMap<>(Map.of("class path", "2", "JDK", "17", "new", "x")));

        // when, then
        assertThat(now.differences(before)).containsExactly("class path", "gone", "new");
        assertThat(before.differences(now)).containsExactly("class path", "gone", "new");
        assertThat(now.differences(now)).isEmpty();
    }

    private static CacheEntry passed(List<Long> durations) {
        return new CacheEntry("hash", 1, true, 8, durations, new TreeMap<>(Map.of("sample.AlphaIT", "x")));
    }
}
