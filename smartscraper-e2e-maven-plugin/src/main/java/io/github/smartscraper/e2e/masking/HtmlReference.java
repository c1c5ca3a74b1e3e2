package io.github.smartscraper.e2e.masking;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Character reference of HTML and XML: by name, or by number, decimal or hexadecimal, with any number of leading zeros, and
 * without the semicolon if browsers understand it.
 */
final class HtmlReference {

    private static final String NAMED =
            "amp & lt < gt > quot \" apos ' nbsp \u00a0 tab \t newline \n excl ! num # dollar $ "
                    + "percnt % lpar ( rpar ) ast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ "
                    + "lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] hat ^ lowbar _ grave ` lcub { lbrace { verbar | vert | rcub } "
                    + "rbrace }";
    private static final Map<String, Integer> NAMES = names();
    private static final int LONGEST_NAME = 8;

    private final Escapes.Value found;
    private Optional<Origin> origin = Optional.empty();
    private final StringBuilder name = new StringBuilder();
    private int radix;
    private int value;

    private static Map<String, Integer> names() {
        String[] words = NAMED.split(" ", -1);
        Map<String, Integer> names = new HashMap<>();
        for (int index = 0; index < words.length; index += 2) {
            names.put(words[index], words[index + 1].codePointAt(0));
        }
        return Map.copyOf(names);
    }

    HtmlReference(Escapes.Value found) {
        this.found = found;
    }

    boolean isOpen() {
        return origin.isPresent();
    }

    Optional<Origin> origin() {
        return origin;
    }

    void accept(byte read, Origin here) {
        if (read == '&') {
            origin = Optional.of(here);
            name.setLength(0);
            radix = 0;
            value = 0;
        } else if (origin.isPresent()) {
            Origin begin = origin.get();
            if (!continues(read)) {
                origin = Optional.empty();
            }
            if (read == ';' || isOpen()) {
                meaning().ifPresent(meaning -> found.take(begin, meaning));
            }
        }
    }

    /** Takes one more character of it, if that may be part of one. */
    private boolean continues(byte read) {
        if (radix != 0) {
            return digit(read);
        }
        if (name.length() == 1 && name.charAt(0) == '#') {
            radix = read == 'x' || read == 'X' ? 16 : 10;
            return radix == 16 || digit(read);
        }
        name.append((char) read);
        return read == '#' ? name.length() == 1 : Character.isLetter(read) && name.length() <= LONGEST_NAME;
    }

    private boolean digit(byte read) {
        int digit = Escapes.digit(read);
        if (digit < 0 || digit >= radix) {
            return false;
        }
        value = value * radix + digit;
        return value <= Character.MAX_CODE_POINT;
    }

    private Optional<Integer> meaning() {
        if (radix != 0) {
            return value > 0 && value <= Character.MAX_CODE_POINT ? Optional.of(value) : Optional.empty();
        }
        String plain = name.toString().replace(";", "");
        return Optional.ofNullable(NAMES.get(Escapes.lower(plain)));
    }
}
