package io.github.smartscraper.e2e.masking.plain;

import io.github.smartscraper.e2e.masking.ByteSink;
import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.support.PlainText;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Mask that takes out what only a terminal understands before it looks for secrets, which may be in several colours.
 *
 * @param mask replaces secrets in what is left
 */
public record PlainMask(StreamMask mask) implements StreamMask {

    /** By which users ask all programs for text without colours, see no-color.org. */
    private static final String NO_COLOR = "NO_COLOR";

    /** This mask in front of another one where the environment asks for text without colours, else that other one. */
    public static StreamMask ifAsked(StreamMask mask, Map<String, String> environment) {
        return environment.getOrDefault(NO_COLOR, "").isEmpty() ? mask : new PlainMask(mask);
    }

    /** This mask in front of another one, for streams if that can look at streams. */
    public static UnaryOperator<String> before(UnaryOperator<String> mask) {
        return mask instanceof StreamMask streams ? new PlainMask(streams) : line -> mask.apply(PlainText.of(line));
    }

    @Override
    public String apply(String text) {
        return mask.apply(PlainText.of(text));
    }

    @Override
    public MaskedStream to(ByteSink sink) {
        return new PlainStream(mask.to(sink));
    }
}
