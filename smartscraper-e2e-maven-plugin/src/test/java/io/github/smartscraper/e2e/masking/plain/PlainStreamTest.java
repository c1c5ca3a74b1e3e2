package io.github.smartscraper.e2e.masking.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.secrets.SampleMask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link PlainStream}, and {@link PlainMask} that makes it. */
@DisplayName("A stream of what a terminal would be sent")
final class PlainStreamTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final StreamMask mask = (StreamMask) PlainMask.before(SampleMask.of("s3cret-key"));

    private String byteByByte(String text) {
        MaskedStream stream = mask.to(output::write);
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            stream.write(new byte[] {one}, 0, 1);
        }
        stream.end();
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("is asked for by NO_COLOR, if that has a value")
    void asked() {
        // given
        StreamMask coloured = SampleMask.of("s3cret-key");

        // when, then
        assertThat(PlainMask.ifAsked(coloured, Map.of("NO_COLOR", "1"))).isEqualTo(new PlainMask(coloured));
        assertThat(PlainMask.ifAsked(coloured, Map.of("NO_COLOR", ""))).isSameAs(coloured);
        assertThat(PlainMask.ifAsked(coloured, Map.of())).isSameAs(coloured);
    }

    @Test
    @DisplayName("is masked although the secret is in two colours")
    void colours() {
        String text = "key=s3cr\u001b[31met-\u001b[0mk\u009b1mey.";

        assertThat(byteByByte(text)).isEqualTo("key=****.");
        assertThat(mask.apply(text)).isEqualTo("key=****.");
    }

    @Test
    @DisplayName("keeps text in all languages, tabs and ends of lines")
    void text() {
        assertThat(byteByByte("gr\u00fc\u00df\t\u00a0\u65e5\u672c \ud83d\ude00\r\n"))
                .isEqualTo("gr\u00fc\u00df\t\u00a0\u65e5\u672c \ud83d\ude00\r\n");
    }

    @Test
    @DisplayName("is looked at line by line where the mask can't look at streams")
    void lineByLine() {
        UnaryOperator<String> lines = PlainMask.before(line -> line.replace("s3cret", "****"));

        assertThat(lines.apply("a s3c\u001b[1mret")).isEqualTo("a ****");
    }
}
