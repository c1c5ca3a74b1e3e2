package io.github.smartscraper.e2e.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that secrets usually have, and forms that they have in longer texts. One too many costs next to nothing. */
final class SecretNames {

    private static final Pattern NAME = Pattern.compile(
            "(?i)token|secret|passw|passphrase|pwd|credential|cookie|private|webhook|auth|api[_.-]?key|access[_.-]?key"
                    + "|(^|[_.-])(keys?|pass|pat|dsn|pin)($|[_.-])|(?-i:[a-z]Keys?($|[_.-]))");

    /** {@code name=value}, {@code name: value} and {@code --name value}, but for placeholders of the plugin. */
    private static final Pattern ASSIGNED =
            Pattern.compile("([\\w.-]*\\w)\\s*[=:]\\s*(?=[^\\s{])|(?<!\\S)(-[\\w.-]*\\w)\\s+(?=[^\\s{-])");

    /** A user in an address, a private key, a JSON web token. */
    private static final Pattern VALUE =
            Pattern.compile("://[^/@\\s]+@|-----BEGIN [A-Z ]*PRIVATE|\\beyJ[\\w-]{8,}\\.[\\w-]+\\.");

    private SecretNames() {}

    /** Whether whatever has this name should be taken for a secret. */
    static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }

    /** Whether there seems to be a secret in a text. */
    static boolean isIn(String text) {
        if (VALUE.matcher(text).find()) {
            return true;
        }
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            if (isSecret(assigned.group(1) == null ? assigned.group(2) : assigned.group(1))) {
                return true;
            }
        }
        return false;
    }
}
