package io.github.smartscraper.e2e.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link TimeLeft}. */
final class TimeLeftTest {

    @Test
    @DisplayName("Classes that wait go to the worker that is free first")
    void schedule() {
        assertThat(left(List.of(5000L, 1000L), List.of(3000L, 3000L), 2)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    @DisplayName("A worker that has nothing to do yet takes one at once")
    void idle() {
        assertThat(left(List.of(5000L), List.of(4000L, 1000L), 2)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("A class that runs for longer than was expected is about to end")
    void overdue() {
        assertThat(left(List.of(-3000L), List.of(2000L), 1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("Nothing takes no time")
    void nothing() {
        assertThat(left(List.of(), List.of(), 3)).isZero();
    }

    @Test
    @DisplayName("More classes may run than there are workers")
    void crowded() {
        assertThat(left(List.of(2000L, 4000L), List.of(1000L), 1)).isEqualTo(Duration.ofSeconds(4));
    }

    private static Duration left(List<Long> running, List<Long> waiting, int workers) {
        TimeLeft left = new TimeLeft(workers);
        running.forEach(left::running);
        waiting.forEach(left::waiting);
        return left.longest();
    }
}
