package io.github.smartscraper.e2e.console;

import java.nio.charset.Charset;
import java.util.Properties;

/**
 * Signs with which a console shows that something is well or not.
 *
 * @param well for what is well
 * @param unwell for what is not, as wide
 * @param skipped for what was not looked at, as wide
 */
public record CheckSigns(String well, String unwell, String skipped) {

    private static final CheckSigns SIGNS = new CheckSigns("✓", "✗", "-");
    private static final CheckSigns WORDS = new CheckSigns("ok", "NO", "--");

    /** Signs where the console can show them, else words. */
    public static CheckSigns in(Charset charset) {
        return charset.canEncode()
                        && charset.newEncoder().canEncode(SIGNS.well())
                        && charset.newEncoder().canEncode(SIGNS.unwell())
                ? SIGNS
                : WORDS;
    }

    /** For the standard output of a JVM with these properties. */
    public static CheckSigns of(Properties properties) {
        return in(OutputCharset.of(properties));
    }
}
