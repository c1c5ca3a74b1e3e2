package io.github.smartscraper.e2e.browser.chromium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address at which a browser takes connections, as it writes it into its profile: a line with the port, and one with
 * the path.
 *
 * @param port on the loopback interface
 * @param path begins with a slash; only who knows it is let in
 */
record DevToolsAddress(int port, String path) {

    private static final String FILE = "DevToolsActivePort";

    /** What comes last is a UUID, so that one which is still being written is told from a whole one. */
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,5})\\n(/devtools/browser/[\\w-]{36,})\\s*");

    /**
     * Reads it.
     *
     * @return empty if it is not there yet, or not yet whole
     * @throws IOException if it can't be read
     */
    static Optional<DevToolsAddress> of(Path profile) throws IOException {
        Path file = profile.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher content = CONTENT.matcher(Files.readString(file));
        return content.matches()
                ? Optional.of(new DevToolsAddress(Integer.parseInt(content.group(1)), content.group(2)))
                : Optional.empty();
    }
}
