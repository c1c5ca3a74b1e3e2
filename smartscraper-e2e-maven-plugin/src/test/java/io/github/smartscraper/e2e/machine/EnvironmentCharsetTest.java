package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link EnvironmentCharset}. */
@DisplayName("The charset of environment variables")
final class EnvironmentCharsetTest {

    private final EnvironmentCharset ascii = new EnvironmentCharset(StandardCharsets.US_ASCII);
    private final EnvironmentCharset latin = new EnvironmentCharset(StandardCharsets.ISO_8859_1);

    @Test
    @DisplayName("carries what it has, and nothing that was lost already")
    void carries() {
        assertThat(ascii.carries("plain / text")).isTrue();
        assertThat(ascii.carries("gr\u00fc\u00df")).isFalse();
        assertThat(ascii.carries("gr\ufffd\ufffd\ufffd\ufffd")).isFalse();
        assertThat(latin.carries("gr\u00fc\u00df")).isTrue();
        assertThat(latin.carries("\u20ac")).isFalse();
        assertThat(EnvironmentCharset.ofThisSystem().carries("plain / text")).isTrue();
    }

    @Test
    @DisplayName("knows what programs see that read UTF-8")
    void seen() {
        assertThat(latin.seenAsUtf8("plain")).isEmpty();
        assertThat(latin.seenAsUtf8("gr\u00c3\u00bc\u00c3\u009f")).contains("gr\u00fc\u00df");
    }
}
