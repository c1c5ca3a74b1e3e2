package io.github.smartscraper.e2e.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests how often servers are looked at that may hold files open. */
@DisplayName("The check for files that are held open")
final class HeldFileCheckTest {

    private final HeldFileCheck check = new HeldFileCheck();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    @DisplayName("looks after each of the first resets, and then after fewer and fewer of them")
    void fewerLooks() throws InterruptedException {
        // when
        for (int reset = 0; reset < 150; reset++) {
            check.afterReset(() -> look(Optional.empty()));
        }

        // then: at 50, 60, 70, 80, 90, 100, 110, 121, 133 and 146
        assertThat(looks).hasValue(60);
    }

    @Test
    @DisplayName("finds a file that is held only from some later class on")
    void later() throws InterruptedException {
        // given
        Optional<HeldFile> held = Optional.of(new HeldFile(1, Path.of("stats.json")));
        for (int reset = 0; reset < 55; reset++) {
            check.afterReset(() -> look(Optional.empty()));
        }

        // when
        int found = 0;
        for (int reset = 0; reset < 20; reset++) {
            found += check.afterReset(() -> look(held)).isPresent() ? 1 : 0;
        }

        // then
        assertThat(found).isEqualTo(1);
    }

    private Optional<HeldFile> look(Optional<HeldFile> held) {
        looks.incrementAndGet();
        return held;
    }
}
