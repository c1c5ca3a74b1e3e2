package io.github.smartscraper.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link MaskedConsole}. */
@DisplayName("A masked console")
final class MaskedConsoleTest {

    @Test
    @DisplayName("masks what it says and what it warns of, and keeps the one apart from the other")
    void masks() {
        // given
        RecordedConsole wrapped = new RecordedConsole();
        Console console = new MaskedConsole(wrapped, text -> text.replace("secret", "****"));

        // when
        console.info("the secret is out");
        console.warn("beware of secret");

        // then
        assertThat(wrapped.lines()).containsExactly("the **** is out", "WARNING beware of ****");
    }
}
