package io.github.smartscraper.e2e.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.masking.forms.SecretForms;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SecretForms}, with the escapes of their characters. */
@DisplayName("The forms of a secret")
final class SecretFormsTest {

    private static final String SECRET = "p@ss w/rd+\"ü\\&<~'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p@ss w/rd+\"ü\\&<~'",
                "p%40ss%20w%2Frd%2B%22%C3%BC%5C%26%3C~'",
                "p%40ss%20w%2frd%2b%22%c3%bc%5c%26%3c%7e%27",
                "p%40ss+w%2Frd%2B%22%C3%BC%5C%26%3C%7E%27",
                "p@ss w/rd+\\\"ü\\\\&<~'",
                "p@ss w\\/rd+\\\"\\u00fc\\\\\\u0026\\u003C~\\u0027",
                "p@ss w/rd+&quot;ü\\&amp;&lt;~&#39;"
            })
    @DisplayName("are found plain, URL-encoded, escaped in JSON and in HTML")
    void spellings(String spelled) {
        assertThat(masked(SECRET, "<" + spelled + ">")).isEqualTo("<****>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "user-1:"})
    @DisplayName(
            "are found in base64, alone and in the midst of other text, in both alphabets, with and without padding")
    void base64(String before) {
        for (String after : List.of("", "!", "!!", "!!!")) {
            byte[] bytes = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);
            Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .flatMap(encoder -> Stream.of(encoder, encoder.withoutPadding()))
                    .map(encoder -> encoder.encodeToString(bytes))
                    .flatMap(text -> Stream.of(text, URLEncoder.encode(text, StandardCharsets.UTF_8)))
                    .forEach(text -> {
                        String masked = masked(SECRET, text);
                        // Only signs that hold no bit of the secret are left.
                        int signsBefore = before.length() * 8 / 6;
                        assertThat(masked).startsWith(text.substring(0, signsBefore) + "****");
                        assertThat(masked.length()).isLessThanOrEqualTo(signsBefore + 4 + after.length() * 2 + 6);
                    });
        }
    }

    @Test
    @DisplayName("are those of random secrets of random bytes in base64, too")
    void randomBase64() {
        Random random = new Random(4711);
        for (int round = 0; round < 200; round++) {
            String secret = random.ints(4 + random.nextInt(30), 0x20, 0x17F)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (SecretForms.isLongEnough(secret)) {
                String text = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
                assertThat(masked(secret, text)).as(secret).isEqualTo("****");
                assertThat(masked(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                        .as(secret)
                        .isEqualTo("****");
            }
        }
    }

    static Stream<String> lines() {
        return Stream.of(
                "first line\nsecond+line",
                "first line\r\nsecond+line",
                "first line\\nsecond+line",
                "first%20line%0Asecond%2Bline",
                "first line",
                "second+line",
                "second%2bline",
                Base64.getEncoder().encodeToString("first line\nsecond+line\n".getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString("second+line".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("are those of a value of several lines as a whole, and of each of its lines")
    void severalLines(String text) {
        assertThat(masked("first line\nsecond+line\n", text)).isEqualTo("****");
    }

    @Test
    @DisplayName("are not those of short lines of a value")
    void shortLines() {
        assertThat(masked("{\n  secret-part\n}", "{ } secret-part { }")).isEqualTo("{ } **** { }");
    }

    @Test
    @DisplayName("are not found in other text")
    void otherText() {
        String text = "GET /health 200 in 4 ms, dG90YWxseSBvdGhlciB0ZXh0, p@ss, w%2Frd";

        assertThat(masked(SECRET, text)).isEqualTo(text);
    }

    private static String masked(String secret, String text) {
        return new Masked(secret).all(text);
    }
}
