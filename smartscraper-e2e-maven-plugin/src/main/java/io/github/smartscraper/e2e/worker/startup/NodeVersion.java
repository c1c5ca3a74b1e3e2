package io.github.smartscraper.e2e.worker.startup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of Node.js, as far as it decides what that can do.
 *
 * @param major its first number
 * @param minor its second number
 */
record NodeVersion(int major, int minor) {

    private static final Pattern TEXT = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\..*");

    /** Older than any, for what is not known. */
    private static final NodeVersion UNKNOWN = new NodeVersion(0, 0);

    /** The version that {@code node --version} prints; the oldest of all where that is none. */
    static NodeVersion parse(String text) {
        Matcher found = TEXT.matcher(text.trim());
        return found.matches()
                ? new NodeVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)))
                : UNKNOWN;
    }

    /** Whether it is this one or a later one. */
    boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }
}
