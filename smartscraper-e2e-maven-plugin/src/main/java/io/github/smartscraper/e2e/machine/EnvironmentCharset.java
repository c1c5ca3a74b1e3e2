package io.github.smartscraper.e2e.machine;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Charset in which this JVM hands environment variables over, which follows the locale. What it lacks arrives as question
 * marks.
 *
 * @param charset the charset itself
 */
public record EnvironmentCharset(Charset charset) {

    /** The charset of this JVM. Windows has variables of Unicode. */
    public static EnvironmentCharset ofThisSystem() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return new EnvironmentCharset(
                windows || !Charset.isSupported(name) ? StandardCharsets.UTF_8 : Charset.forName(name));
    }

    /** Whether a value arrives as it is. */
    public boolean carries(String value) {
        return charset.newEncoder().canEncode(value);
    }

    /** A value as programs see it that read all variables as UTF-8; empty if they see the same. */
    public Optional<String> seenAsUtf8(String value) {
        String seen = new String(value.getBytes(charset), StandardCharsets.UTF_8);
        return seen.equals(value) ? Optional.empty() : Optional.of(seen);
    }

    @Override
    public String toString() {
        return charset.name();
    }
}
