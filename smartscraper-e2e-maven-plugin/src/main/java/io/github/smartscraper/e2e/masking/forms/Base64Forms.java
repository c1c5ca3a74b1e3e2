package io.github.smartscraper.e2e.masking.forms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forms of a text in base64, standard or for URLs, by itself or in the midst of a longer text: {@code user:password},
 * say.
 */
final class Base64Forms {

    private static final String COMMON = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> ALPHABETS = List.of(COMMON + "+/", COMMON + "-_");
    private static final List<String> PADDINGS = List.of("", "=", "==");
    private static final int BYTE = 8;
    private static final int GROUP = 6;
    private static final int BYTES_OF_FOUR_SIGNS = 3;

    private final byte[] text;
    private final String alphabet;
    private final int begin;

    private Base64Forms(byte[] text, String alphabet, int bytesBefore) {
        this.text = text;
        this.alphabet = alphabet;
        this.begin = bytesBefore * BYTE;
    }

    /** The forms in both alphabets, for each of the three ways in which bytes before the text may move its bits. */
    static Stream<Form> of(byte[] text) {
        return ALPHABETS.stream().flatMap(alphabet -> IntStream.range(0, BYTES_OF_FOUR_SIGNS)
                .mapToObj(before -> new Base64Forms(text, alphabet, before))
                .flatMap(Base64Forms::forms));
    }

    /** The value of a sign of either alphabet; negative if it is none. */
    static int value(int sign) {
        if (sign == '-' || sign == '_') {
            return sign == '-' ? COMMON.length() : COMMON.length() + 1;
        }
        return ALPHABETS.get(0).indexOf(sign);
    }

    private Stream<Form> forms() {
        int firstWhole = begin % GROUP == 0 ? begin : begin + GROUP - begin % GROUP;
        int end = begin + text.length * BYTE;
        int endWhole = end - end % GROUP;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int bit = firstWhole; bit < endWhole; bit += GROUP) {
            whole.write(alphabet.charAt(valueAt(bit)));
        }
        int first = firstWhole - GROUP;
        int mask = begin < firstWhole ? knownAt(first) : 0;
        int bits = mask == 0 ? 0 : valueAt(first);
        return ends(endWhole).map(last -> {
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            form.writeBytes(whole.toByteArray());
            form.writeBytes(last.getBytes(StandardCharsets.US_ASCII));
            return Form.after(mask, bits, form.toByteArray());
        });
    }

    /** What may stand where the last bits are, with those of other bytes or with padding. */
    private Stream<String> ends(int endWhole) {
        int known = knownAt(endWhole);
        int bits = valueAt(endWhole);
        if (known == 0) {
            return PADDINGS.stream();
        }
        Stream<String> inside = IntStream.range(0, alphabet.length())
                .filter(sign -> (sign & known) == bits)
                .mapToObj(sign -> alphabet.substring(sign, sign + 1));
        return Stream.concat(inside, PADDINGS.stream().map(padding -> alphabet.charAt(bits) + padding));
    }

    /** The value of the six bits from there on, those outside of the text being 0. */
    private int valueAt(int firstBit) {
        int value = 0;
        for (int bit = firstBit - begin; bit < firstBit - begin + GROUP; bit++) {
            value = value << 1 | (isInside(bit) ? text[bit / BYTE] >> (BYTE - 1 - bit % BYTE) & 1 : 0);
        }
        return value;
    }

    private int knownAt(int firstBit) {
        int known = 0;
        for (int bit = firstBit - begin; bit < firstBit - begin + GROUP; bit++) {
            known = known << 1 | (isInside(bit) ? 1 : 0);
        }
        return known;
    }

    private boolean isInside(int bit) {
        return bit >= 0 && bit < text.length * BYTE;
    }
}
