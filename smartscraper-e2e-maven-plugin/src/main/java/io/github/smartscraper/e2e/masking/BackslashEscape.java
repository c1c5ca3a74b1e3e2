package io.github.smartscraper.e2e.masking;

import java.util.Optional;

/** Escape of JSON and JavaScript: a backslash and a letter, a sign, or u or x with hexadecimal digits. */
final class BackslashEscape {

    private static final String SHORT = "nrtbfv0\"'`\\/";
    private static final String MEANINGS = "\n\r\t\b\f\u000b\0\"'`\\/";
    private static final int DIGITS_OF_UNIT = 4;
    private static final int DIGITS_OF_BYTE = 2;

    private final Escapes.Value found;
    private Optional<Origin> origin = Optional.empty();
    private int wanted;
    private int value;

    BackslashEscape(Escapes.Value found) {
        this.found = found;
    }

    boolean isOpen() {
        return origin.isPresent();
    }

    Optional<Origin> origin() {
        return origin;
    }

    void accept(byte read, Origin here) {
        if (origin.isPresent()) {
            Origin begin = origin.get();
            if (wanted > 0) {
                digit(read, begin);
            } else {
                sign(read, begin);
            }
        }
        if (read == '\\') {
            // It may end an escape, and it may begin one.
            origin = Optional.of(here);
            wanted = 0;
        }
    }

    private void sign(byte read, Origin begin) {
        value = 0;
        wanted = read == 'u' ? DIGITS_OF_UNIT : read == 'x' ? DIGITS_OF_BYTE : 0;
        if (wanted == 0) {
            origin = Optional.empty();
            int index = SHORT.indexOf(read);
            if (index >= 0) {
                found.take(begin, MEANINGS.charAt(index));
            }
        }
    }

    private void digit(byte read, Origin begin) {
        int digit = Escapes.digit(read);
        value = value * 16 + digit;
        wanted--;
        if (digit < 0 || wanted == 0) {
            origin = Optional.empty();
        }
        if (digit >= 0 && wanted == 0) {
            found.take(begin, value);
        }
    }
}
