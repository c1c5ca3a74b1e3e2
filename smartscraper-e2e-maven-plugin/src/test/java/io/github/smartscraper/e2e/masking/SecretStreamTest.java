package io.github.smartscraper.e2e.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SecretStream}. */
@DisplayName("A masked stream")
final class SecretStreamTest {

    private static final String SECRET = "s3cr3t/key";

    @Test
    @DisplayName("replaces a secret that comes in two parts")
    void twoParts() {
        assertThat(new Masked(SECRET).write("key=s3cr").write("3t/key.").end()).isEqualTo("key=****.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t/key",
                "s3cr3t%2Fkey",
                "s3cr3t\\/key",
                "s3cr3t\\u002Fkey",
                "s3cr3t\\u002fk\\u0065y",
                "s3cr3t\\x2fkey",
                "s3cr3t&#47;key",
                "s3cr3t&#047;key",
                "s3cr3t&#x2F;key",
                "s3cr3t&#X2f;key",
                "s3cr3t&#x000000000000000000002f;key",
                "s3cr3t&#47key",
                "s3cr3t&sol;key",
                "&#115;&#x33;c&#0114;3&#x74;%2f\\u006bey",
                "czNjcjN0L2tleQ==",
                "czNjcjN0L2tleQ\\u003d\\u003d",
                "czNjcjN0L2tleQ%3D%3D"
            })
    @DisplayName("replaces it in whatever way its characters are escaped, whole or byte by byte")
    void escapes(String printed) {
        String text = "<" + printed + ">";

        assertThat(new Masked(SECRET).all(text)).isEqualTo("<****>");
        assertThat(new Masked(SECRET).byteByByte(text)).isEqualTo("<****>");
    }

    @Test
    @DisplayName("replaces secrets that hold what looks like an escape, plain and escaped once more")
    void escapesInTheSecret() {
        String proxy = "http://u:p%40s+s\\n&amp;@host";

        for (String printed : List.of(
                proxy,
                "http:\\/\\/u:p%40s+s\\\\n&amp;@host",
                "http://u:p%40s+s\\n&amp;amp;&#64;host",
                URLEncoder.encode(proxy, StandardCharsets.UTF_8))) {
            assertThat(new Masked(proxy).all("\"" + printed + "\"")).as(printed).isEqualTo("\"****\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "\\", "&", "&#", "a\\u00", "+", "\\\\", "%2", "&#4", "\r"})
    @DisplayName("finds a secret behind what looks like the beginning of an escape")
    void behindAnEscape(String before) {
        assertThat(new Masked("41c0de/x").all(before + "41c0de/x")).isEqualTo(before + "****");
        assertThat(new Masked("41c0de/x").all(before + "41c0de%2fx")).isEqualTo(before + "****");
    }

    @Test
    @DisplayName("finds characters outside of the basic plane, and the lines of a secret however they end")
    void pairsAndLines() {
        assertThat(new Masked("pa😀ss").all("<pa\\ud83d\\ude00ss pa&#128512;ss pa%F0%9F%98%80ss>"))
                .isEqualTo("<**** **** ****>");
        for (String end : List.of("\n", "\r\n", "\\n", "\\r\\n", "%0D%0A", "&#13;&#10;", "\r\\n")) {
            assertThat(new Masked("one\ntwo").all("<one" + end + "two>"))
                    .as(end)
                    .isEqualTo("<****>");
        }
    }

    @Test
    @DisplayName("holds back only what may be the beginning of a secret")
    void holdsBackLittle() {
        Masked stream = new Masked(SECRET);

        assertThat(stream.write("Continue? ").soFar()).isEqualTo("Continue? ");
        assertThat(stream.write("s3").soFar()).isEqualTo("Continue? ");
        assertThat(stream.write("ldom").write("!").soFar()).isEqualTo("Continue? s3ldom!");
    }

    @Test
    @DisplayName("hands on what it has held back when the stream ends")
    void end() {
        assertThat(new Masked(SECRET).write("only s3cr3t").end()).isEqualTo("only s3cr3t");
    }

    @Test
    @DisplayName("shows a few characters when somebody waits for them, and replaces the rest of the secret")
    void settles() {
        assertThat(new Masked(SECRET).write("key=s3c").settle().soFar()).isEqualTo("key=s3c");
        assertThat(new Masked(SECRET)
                        .write("key=s3c")
                        .settle()
                        .write("r3t/key.")
                        .end())
                .isEqualTo("key=s3c****.");
    }

    @Test
    @DisplayName("replaces the beginning of a secret when somebody waits for it, and the rest with it")
    void settlesSafely() {
        assertThat(new Masked(SECRET)
                        .write("key=s3cr3t/")
                        .settle()
                        .write("key.")
                        .end())
                .isEqualTo("key=****.");
    }

    @Test
    @DisplayName("replaces a secret of 12,000 characters, plain and in base64")
    void longSecret() {
        String secret = random(new Random(1), 12_000);
        String base64 = Base64.getEncoder().encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8));

        assertThat(new Masked(secret).all("<" + secret + ">")).isEqualTo("<****>");
        assertThat(new Masked(secret).all("<" + base64 + ">"))
                .startsWith("<dXNlcj****")
                .hasSizeLessThan(20);
    }

    @Test
    @DisplayName(
            "replaces a long secret that is made of the same again and again, escaped and byte by byte, in no time")
    void longAndPeriodic() {
        String secret = "gr\u00fc\u00df+dich/".repeat(1_200);
        String html = secret.codePoints().mapToObj(sign -> "&#" + sign + ";").collect(Collectors.joining());

        assertThat(new Masked(secret).byteByByte("<" + html + ">")).isEqualTo("<****>");
        assertThat(new Masked(secret).byteByByte("<" + URLEncoder.encode(secret, StandardCharsets.UTF_8) + ">"))
                .isEqualTo("<****>");
    }

    @Test
    @DisplayName("replaces each of 5,000 secrets")
    void manySecrets() {
        Random random = new Random(2);
        String[] secrets =
                IntStream.range(0, 5_000).mapToObj(index -> random(random, 40)).toArray(String[]::new);

        assertThat(new Masked(secrets).all(String.join("\n", secrets)).lines())
                .containsOnly("****")
                .hasSize(5_000);
    }

    @Test
    @DisplayName("does not hold back without end what pretends to become an escape")
    void endlessEscape() {
        Masked stream = new Masked(SECRET);

        stream.write("&#" + "0".repeat(3 << 20));

        assertThat(stream.soFar().startsWith("****0")).isTrue();
        assertThat(stream.write(" s3cr3t/key.").end()).endsWith(" ****.");
    }

    @Test
    @DisplayName("takes no more room for a stream that is the beginning of a secret again and again")
    void manyBeginnings() {
        String text = "\\/\\/".repeat(200_000);

        assertThat(new Masked("/////////x").all(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("finds secrets in random pieces just as in one, among parts of themselves")
    void randomPieces() {
        Random random = new Random(3);
        List<String> parts = new ArrayList<>(List.of("abcabd", "%", "\\", "&#", "47;", "/", "abc", "\n", "+", "YWJj"));
        for (int round = 0; round < 300; round++) {
            String text = random.ints(40, 0, parts.size()).mapToObj(parts::get).collect(Collectors.joining());
            String whole = new Masked("abcabd/abc", "abc+\\/").all(text);

            assertThat(new Masked("abcabd/abc", "abc+\\/").byteByByte(text))
                    .as(text)
                    .isEqualTo(whole);
        }
    }

    private static String random(Random random, int length) {
        return random.ints(length, 0, 62)
                .mapToObj("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
