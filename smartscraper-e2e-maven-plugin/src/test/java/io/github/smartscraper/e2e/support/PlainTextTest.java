package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what of a terminal's output is text. */
final class PlainTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "colours|\u001b[1;31mred\u001b[0m and \u001b[38;5;12mblue\u001b[m|red and blue",
                "a cursor that moves|\u001b[2J\u001b[1;1Hready\u001b[?25h|ready",
                "a title|\u001b]0;npm run dev\u0007ready|ready",
                "a link|\u001b]8;;http://x/\u001b\\here\u001b]8;;\u001b\\|here",
                "carriage return and bell|done\r\u0007|done",
                "a secret in two colours|to\u001b[1mken|token",
                "colours in eight bits|\u009b31mred\u009b0m|red",
                "a title in eight bits|\u009d0;title\u009cready|ready",
                "other strings|a\u001bPq#0\u001b\\b\u001b_x\u001b\\c\u0090d\u001b\\e|abce",
                "a title that never ends, up to its line|\u001b]0;never|''",
                "text in another order|abc\u202efed|abcfed",
                "a character set|\u001b(B plain|' plain'",
                "a tab|a\tb|a\tb",
                "plain text|a [b] ü 100% €|a [b] ü 100% €"
            })
    @DisplayName("Only the text is left of")
    void onlyTextIsLeft(String what, String line, String text) {
        assertThat(PlainText.of(line)).as(what).isEqualTo(text);
    }

    @Test
    @DisplayName("A line break ends whatever has begun, and a string hides no more than 4096 characters")
    void nothingHidesForEver() {
        assertThat(PlainText.of("a\u001b]0;title\nb\u001b[3\nc")).isEqualTo("a\nb\nc");
        assertThat(PlainText.of("\u001b]" + "x".repeat(5_000))).hasSize(5_000 - 4_097);
    }
}
