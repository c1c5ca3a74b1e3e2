package io.github.smartscraper.e2e.masking;

import java.util.Optional;

/** Escape of URLs: a percent sign and two hexadecimal digits for one byte. */
final class PercentEscape {

    private static final int DIGITS = 2;

    private final Escapes.Value found;
    private Optional<Origin> origin = Optional.empty();
    private int digits;
    private int value;

    PercentEscape(Escapes.Value found) {
        this.found = found;
    }

    boolean isOpen() {
        return origin.isPresent();
    }

    Optional<Origin> origin() {
        return origin;
    }

    void accept(byte read, Origin here) {
        if (read == '%') {
            origin = Optional.of(here);
            digits = 0;
            value = 0;
        } else if (origin.isPresent()) {
            int digit = Escapes.digit(read);
            value = value * 16 + digit;
            if (digit >= 0 && ++digits < DIGITS) {
                return;
            }
            Origin begin = origin.get();
            origin = Optional.empty();
            if (digit >= 0) {
                found.take(begin, value);
            }
        }
    }
}
