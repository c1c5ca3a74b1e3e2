package io.github.smartscraper.e2e.secrets;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pattern of a text in base64, standard or for URLs, by itself or in the midst of a longer text: {@code user:password},
 * say.
 */
final class Base64Pattern {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BYTE = 8;
    private static final int GROUP = 6;
    private static final int BYTES_OF_FOUR_SIGNS = 3;
    private static final String PADDING = "(?:=|%3[Dd]){0,2}";

    private Base64Pattern() {}

    /** A pattern for each of the three ways in which bytes before the text may move its bits. */
    static Stream<String> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, BYTES_OF_FOUR_SIGNS).mapToObj(before -> pattern(bytes, before));
    }

    private static String pattern(byte[] bytes, int before) {
        int begin = before * BYTE;
        int end = begin + bytes.length * BYTE;
        StringBuilder pattern = new StringBuilder();
        for (int bit = begin - begin % GROUP; bit < end; bit += GROUP) {
            pattern.append(sign(bytes, bit - begin));
        }
        return pattern.append(PADDING).toString();
    }

    /** The signs that are possible where six bits stand, of which the first or last may be those of other bytes. */
    private static String sign(byte[] bytes, int firstBit) {
        int value = 0;
        int known = 0;
        for (int bit = firstBit; bit < firstBit + GROUP; bit++) {
            boolean inside = bit >= 0 && bit < bytes.length * BYTE;
            int one = inside ? bytes[bit / BYTE] >> (BYTE - 1 - bit % BYTE) & 1 : 0;
            value = value << 1 | one;
            known = known << 1 | (inside ? 1 : 0);
        }
        int mask = known;
        int wanted = value;
        StringBuilder signs = new StringBuilder("(?:");
        IntStream.range(0, ALPHABET.length())
                .filter(candidate -> (candidate & mask) == wanted)
                .mapToObj(candidate -> spelled(ALPHABET.charAt(candidate)))
                .forEach(spelling -> signs.append(spelling).append('|'));
        signs.setCharAt(signs.length() - 1, ')');
        return signs.toString();
    }

    private static String spelled(char sign) {
        return switch (sign) {
            case '+' -> "\\+|-|%2[Bb]";
            case '/' -> "/|_|%2[Ff]|\\\\/";
            default -> String.valueOf(sign);
        };
    }
}
