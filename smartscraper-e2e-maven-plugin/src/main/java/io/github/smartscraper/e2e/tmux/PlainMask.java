package io.github.smartscraper.e2e.tmux;

import io.github.smartscraper.e2e.masking.ByteSink;
import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.support.PlainText;
import java.util.function.UnaryOperator;

/**
 * Mask that takes out what only a terminal understands before it looks for secrets, which may be in several colours.
 *
 * @param mask replaces secrets in what is left
 */
record PlainMask(StreamMask mask) implements StreamMask {

    /** This mask in front of another one, for streams if that can look at streams. */
    static UnaryOperator<String> before(UnaryOperator<String> mask) {
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
