package io.github.smartscraper.e2e.masking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Escapes in a stream, of which several kinds may be open at once: percent signs of URLs, backslashes of JSON and
 * JavaScript, references of HTML, and the two bytes that some systems end a line with.
 */
final class Escapes {

    private static final byte[][] ASCII =
            IntStream.range(0, 0x80).mapToObj(sign -> new byte[] {(byte) sign}).toArray(byte[][]::new);
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    /** As long as the longest escape for half a character: a backslash, u and four digits. */
    private static final int NEARBY = 6;

    private final Decoded decoded;
    private final PercentEscape percent = new PercentEscape((origin, value) -> decoded(origin, value, true));
    private final BackslashEscape backslash = new BackslashEscape(this::unit);
    private final HtmlReference reference = new HtmlReference((origin, value) -> decoded(origin, value, false));
    private Optional<Half> carriageReturn = Optional.empty();
    private Optional<Half> highSurrogate = Optional.empty();
    /** Behind the byte that was last read. */
    private long end;

    Escapes(Decoded decoded) {
        this.decoded = decoded;
    }

    /** Receiver of what was escaped. */
    @FunctionalInterface
    interface Decoded {

        /** Takes the bytes of one character whose escape ends with the byte that was last read. */
        void take(Origin origin, byte[] symbols);
    }

    /** First half of something: where it begins and ends, and its value. */
    private record Half(Origin origin, long end, int value) {}

    /** Whether an escape may begin with this byte. */
    static boolean isFirst(byte read) {
        return read == '%' || read == '\\' || read == '&' || read == '+' || read == CR;
    }

    /** Whether one has begun. */
    boolean areOpen() {
        return percent.isOpen()
                || backslash.isOpen()
                || reference.isOpen()
                || carriageReturn.isPresent()
                || highSurrogate.isPresent();
    }

    /** Where those have begun. */
    List<Origin> open() {
        return Stream.of(
                        percent.origin(),
                        backslash.origin(),
                        reference.origin(),
                        carriageReturn.map(Half::origin),
                        highSurrogate.map(Half::origin))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Reads a byte; the origin is that of an escape that begins with it. */
    void accept(byte read, Origin here) {
        end = here.position() + 1;
        if (read == '+') {
            decoded.take(here, symbols(' '));
        }
        if (read == LF) {
            lineFeed(here);
        }
        percent.accept(read, here);
        backslash.accept(read, here);
        reference.accept(read, here);
        if (read == CR) {
            carriageReturn = Optional.of(new Half(here, end, CR));
        }
        carriageReturn = nearby(carriageReturn);
        highSurrogate = nearby(highSurrogate);
    }

    private Optional<Half> nearby(Optional<Half> half) {
        return half.isPresent() && end > half.get().end() + NEARBY ? Optional.empty() : half;
    }

    private void lineFeed(Origin origin) {
        carriageReturn
                .filter(half -> half.end() == origin.position())
                .ifPresent(half -> decoded.take(half.origin(), symbols(LF)));
    }

    /** Half of a character outside of the basic plane is followed by the other half. */
    private void unit(Origin origin, int value) {
        char unit = (char) value;
        if (Character.isHighSurrogate(unit)) {
            highSurrogate = Optional.of(new Half(origin, end, value));
        } else if (Character.isLowSurrogate(unit)) {
            highSurrogate
                    .filter(half -> half.end() == origin.position())
                    .ifPresent(half -> decoded(half.origin(), Character.toCodePoint((char) half.value(), unit), false));
        } else {
            decoded(origin, value, false);
        }
    }

    private void decoded(Origin origin, int value, boolean isByte) {
        if (value == LF) {
            lineFeed(origin);
        } else if (value == CR) {
            carriageReturn = Optional.of(new Half(origin, end, CR));
        }
        decoded.take(origin, isByte ? new byte[] {(byte) value} : symbols(value));
    }

    private static byte[] symbols(int codePoint) {
        return codePoint < ASCII.length
                ? ASCII[codePoint]
                : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }

    /** Receiver of values. */
    @FunctionalInterface
    interface Value {

        /** Takes a byte or a code point, and where its escape begins. */
        void take(Origin origin, int value);
    }

    /** The value of a hexadecimal digit; negative if it is none. */
    static int digit(byte read) {
        return read < 0 ? -1 : Character.digit(read, 16);
    }

    /** A name as it is looked up. */
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
