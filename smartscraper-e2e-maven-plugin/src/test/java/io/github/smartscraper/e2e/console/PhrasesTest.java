package io.github.smartscraper.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.support.LogExcerpt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Phrases}. */
@DisplayName("A phrase")
final class PhrasesTest {

    private static final Path LOG = Path.of("worker-0.log");

    @DisplayName("counts things, one of them without a plural")
    @ParameterizedTest
    @CsvSource({"0, 0 workers, 0 classes", "1, 1 worker, 1 class", "2, 2 workers, 2 classes"})
    void counts(int number, String regular, String irregular) {
        assertThat(Phrases.count(number, "worker")).isEqualTo(regular);
        assertThat(Phrases.count(number, "class", "classes")).isEqualTo(irregular);
    }

    @Test
    @DisplayName("has a point in its seconds, wherever the build runs")
    void seconds() {
        // given
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            // when, then
            assertThat(Phrases.seconds(Duration.ofMillis(1540))).isEqualTo("1.5 s");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    @DisplayName("puts the end of a log on lines of their own, or says that there is none")
    void excerpt() {
        assertThat(Phrases.excerpt(new LogExcerpt(LOG, List.of("one", "two"))))
                .isEqualTo("Last lines of worker-0.log:\n    one\n    two");
        assertThat(Phrases.excerpt(new LogExcerpt(LOG, List.of()))).isEqualTo("It has printed nothing (worker-0.log).");
    }

    @Test
    @DisplayName("refuses a parameter with its value and an example that a shell takes as one word")
    void refused() {
        assertThat(Phrases.refused("workers", "many", "a number", "2"))
                .isEqualTo("Parameter workers 'many' can't be used: it takes a number; for example -De2e.workers=2.");
        assertThat(Phrases.refused("command", null, "a program", "npm run dev"))
                .isEqualTo(
                        "Parameter command can't be used: it takes a program; for example -De2e.command=\"npm run dev\".");
    }

    @Test
    @DisplayName("refuses a parameter that only the user can know, or that only the POM can have")
    void refusedWithoutExample() {
        assertThat(Phrases.refused("seedDirectory", "x", "a directory", ""))
                .endsWith("; set it with -De2e.seedDirectory=… or <seedDirectory>.");
        assertThat(Phrases.refused("environment", null, "names", "<environment>"))
                .endsWith("; correct <environment> in the POM.");
    }
}
