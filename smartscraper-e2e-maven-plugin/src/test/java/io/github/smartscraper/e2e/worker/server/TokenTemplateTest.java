package io.github.smartscraper.e2e.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link TokenTemplate}. */
@DisplayName("A token template")
final class TokenTemplateTest {

    @DisplayName("puts in the number of the worker, and nothing else")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "test-token-{id}, test-token-3",
        "{id}{id}, 33",
        "fixed, fixed",
        "{port}, {port}",
        "randomly, randomly",
        "$1\\{id}, $1\\3"
    })
    void fills(String text, String expected) {
        assertThat(new TokenTemplate(text).token(3)).isEqualTo(expected);
    }

    @Test
    @DisplayName("that is random makes another long token at every call")
    void random() {
        // given
        TokenTemplate random = new TokenTemplate("random");

        // then
        assertThat(random.token(0)).matches("[0-9a-f]{48}").isNotEqualTo(random.token(0));
    }

    @DisplayName("is secret unless it is the one of the manual")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"test-token-{id}, false", "random, true", "mine, true"})
    void secret(String text, boolean expected) {
        assertThat(new TokenTemplate(text).isSecret()).isEqualTo(expected);
    }
}
