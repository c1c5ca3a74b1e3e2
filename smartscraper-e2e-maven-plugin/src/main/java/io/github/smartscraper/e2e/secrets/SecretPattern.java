package io.github.smartscraper.e2e.secrets;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pattern of all the ways in which a secret may be spelled in a log: plain, URL-encoded, escaped in JSON or HTML, in
 * base64.
 */
final class SecretPattern {

    /** Shorter values, and shorter lines of values, would turn half of each log into stars. */
    static final int SHORTEST = 4;

    private SecretPattern() {}

    /** Whether a value is long enough to be looked for. */
    static boolean isLongEnough(String secret) {
        return secret.strip().length() >= SHORTEST;
    }

    /** Finds a secret that is long enough, each line of it, and what these are encoded. */
    static Pattern of(String secret) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(secret);
        texts.add(secret.strip());
        secret.lines().map(String::strip).forEach(texts::add);
        return Pattern.compile(texts.stream()
                .filter(SecretPattern::isLongEnough)
                .flatMap(text -> Stream.concat(Stream.of(characters(text)), Base64Pattern.of(text)))
                .distinct()
                .collect(Collectors.joining("|")));
    }

    private static String characters(String text) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .mapToObj(Character::toString)
                .map(SecretPattern::character)
                .collect(Collectors.joining());
    }

    /** One character in all spellings. */
    private static String character(String sign) {
        if (sign.equals("\n")) {
            return "(?:\\r?\\n|(?:\\\\r)?\\\\n|(?:%0[Dd])?%0[Aa])";
        }
        String plain = Pattern.quote(sign);
        if (sign.matches("[A-Za-z0-9]")) {
            return sign;
        }
        String spellings = Stream.of(plain, percent(sign), unicodeEscape(sign), named(sign))
                .filter(spelling -> !spelling.isEmpty())
                .collect(Collectors.joining("|"));
        return "(?:" + spellings + ")";
    }

    private static String percent(String sign) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : sign.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(anyCase(String.format(Locale.ROOT, "%02X", one)));
        }
        return encoded.toString();
    }

    private static String unicodeEscape(String sign) {
        return sign.chars()
                .mapToObj(unit -> "\\\\u" + anyCase(String.format(Locale.ROOT, "%04X", unit)))
                .collect(Collectors.joining());
    }

    private static String anyCase(String hex) {
        return hex.chars()
                .mapToObj(digit -> Character.isLetter(digit)
                        ? "[" + (char) digit + (char) Character.toLowerCase(digit) + "]"
                        : String.valueOf((char) digit))
                .collect(Collectors.joining());
    }

    /** Spellings that only some characters have. */
    private static String named(String sign) {
        return switch (sign) {
            case " " -> "\\+";
            case "\t" -> "\\\\t";
            case "\"" -> "\\\\\"|&quot;|&#34;";
            case "\\" -> "\\\\\\\\";
            case "/" -> "\\\\/";
            case "&" -> "&amp;";
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            case "'" -> "&#0?39;|&apos;";
            default -> "";
        };
    }
}
