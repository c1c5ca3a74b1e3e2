package io.github.smartscraper.e2e.masking.forms;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Sign of base64 as it may be printed: as it is, or escaped if it is none of letters and digits. */
public final class Base64Sign {

    private static final Map<String, Integer> ESCAPED = Map.ofEntries(
            Map.entry("%2b", 62),
            Map.entry("\\u002b", 62),
            Map.entry("&#43;", 62),
            Map.entry("&#x2b;", 62),
            Map.entry("%2d", 62),
            Map.entry("\\u002d", 62),
            Map.entry("&#45;", 62),
            Map.entry("&#x2d;", 62),
            Map.entry("%2f", 63),
            Map.entry("\\u002f", 63),
            Map.entry("&#47;", 63),
            Map.entry("&#x2f;", 63),
            Map.entry("%5f", 63),
            Map.entry("\\/", 63));

    private Base64Sign() {}

    /** The value of the sign of so many bytes that ends before this index; negative if there is none. */
    public static int ending(byte[] bytes, int index, int size) {
        if (size > index) {
            return -1;
        }
        if (size == 1) {
            return Base64Forms.value(bytes[index - 1]);
        }
        if (bytes[index - size] != '%' && bytes[index - size] != '\\' && bytes[index - size] != '&') {
            return -1;
        }
        String text = new String(bytes, index - size, size, StandardCharsets.ISO_8859_1);
        return ESCAPED.getOrDefault(text.toLowerCase(Locale.ROOT), -1);
    }
}
