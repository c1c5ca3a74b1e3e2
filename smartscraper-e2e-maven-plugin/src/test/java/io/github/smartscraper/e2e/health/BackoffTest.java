package io.github.smartscraper.e2e.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests how the pauses of {@link Backoff} grow. */
final class BackoffTest {

    @Test
    @DisplayName("The first pause is 10 ms, the second 15 ms")
    void pausesBeginShort() {
        // given
        Backoff backoff = new Backoff();

        // when, then
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(10));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    @DisplayName("Pauses grow up to 200 ms and stay there")
    void pausesGrowUpToALimit() {
        // given
        Backoff backoff = new Backoff();

        // when
        List<Duration> pauses = Stream.generate(backoff::next).limit(20).toList();

        // then
        assertThat(pauses).isSorted().endsWith(Duration.ofMillis(200), Duration.ofMillis(200));
        assertThat(pauses.subList(0, 8)).doesNotHaveDuplicates();
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofMillis(200)) <= 0);
    }
}
