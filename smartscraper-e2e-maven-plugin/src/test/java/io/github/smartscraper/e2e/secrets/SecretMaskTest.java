package io.github.smartscraper.e2e.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link SecretMask}. */
@DisplayName("A secret mask")
final class SecretMaskTest {

    private final SecretMask mask = new SecretMask();

    @Test
    @DisplayName("without secrets changes nothing")
    void none() {
        assertThat(mask.apply("a text")).isEqualTo("a text");
    }

    @Test
    @DisplayName("replaces every occurrence of every secret, whatever signs it is made of")
    void all() {
        // given
        mask.add(List.of("s3cr3t", "a.b*c$1\\"));

        // then
        assertThat(mask.apply("s3cr3t a.b*c$1\\ s3cr3ts3cr3t aXbc")).isEqualTo("**** **** **** aXbc");
    }

    @Test
    @DisplayName("replaces the longest, in whatever order it has come to know them")
    void longestFirst() {
        // given
        mask.add(List.of("token"));
        mask.add(List.of("token-of-worker-1", "token-of"));

        // then
        assertThat(mask.apply("token-of-worker-1 token-of token")).isEqualTo("**** **** ****");
    }

    @Test
    @DisplayName("leaves no end of a secret that begins inside another")
    void overlapping() {
        // given
        mask.add(List.of("abcdefgh", "xyzabcd"));

        // then
        assertThat(mask.apply("(xyzabcdefgh)")).isEqualTo("(****)");
    }

    @Test
    @DisplayName("takes neither a blank nor what is shorter than four characters for a secret")
    void tooShort() {
        // given
        mask.add(List.of("", " ", "a", "e t", " abc "));

        // then
        assertThat(mask.apply("a text, abc")).isEqualTo("a text, abc");
    }
}
