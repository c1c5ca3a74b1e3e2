package io.github.smartscraper.e2e.support;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Size in bytes as people write it: {@code 64MiB}. */
public final class ByteSize {

    private static final String UNITS = "KMGT";
    private static final int SHIFT = 10;
    private static final Pattern TYPED = Pattern.compile("(\\d{1,9}) ?([KMGT])(?:IB)?");

    private ByteSize() {}

    /** The size that a text names, with a unit; the iB of the unit may be left out. Empty if it names none. */
    public static OptionalLong parse(String text) {
        Matcher matcher = TYPED.matcher(text.strip().toUpperCase(Locale.ROOT));
        return matcher.matches()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)) << (SHIFT * (UNITS.indexOf(matcher.group(2)) + 1)))
                : OptionalLong.empty();
    }

    /** A size in the largest unit in which it is a whole number. */
    public static String text(long bytes) {
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % (1 << SHIFT) == 0 && unit < UNITS.length()) {
            number >>= SHIFT;
            unit++;
        }
        return unit == 0 ? number + " bytes" : number + " " + UNITS.charAt(unit - 1) + "iB";
    }
}
