package io.github.smartscraper.e2e.console;

import java.util.function.UnaryOperator;

/**
 * Console that shows no secret.
 *
 * @param wrapped prints what is left
 * @param mask replaces secrets
 */
public record MaskedConsole(Console wrapped, UnaryOperator<String> mask) implements Console {

    @Override
    public void info(String message) {
        wrapped.info(mask.apply(message));
    }

    @Override
    public void warn(String message) {
        wrapped.warn(mask.apply(message));
    }

    @Override
    public void tell(Tone tone, String message) {
        wrapped.tell(tone, mask.apply(message));
    }
}
