package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Settings with which the shared browser is started.
 *
 * @param command what is started
 * @param directory existing directory of its own, for its profiles
 * @param environment environment variables for it
 * @param cookie what it and all that it starts carries
 * @param log file that its output is appended to
 * @param mask keeps secrets out of that
 * @param limits how much patience there is with it
 */
public record BrowserSettings(
        Command command,
        Path directory,
        Map<String, String> environment,
        ProcessCookie cookie,
        Path log,
        SecretMask mask,
        Limits limits) {

    public BrowserSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * A browser with the options that the user wants.
     *
     * @param program Chromium, Google Chrome, or another that takes their options
     * @param arguments options besides those that it always gets
     */
    public record Command(Path program, List<String> arguments) {

        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The point from which on it is of no use.
     *
     * @param start how long it may take until it is ready
     * @param restarts how often it is replaced
     */
    public record Limits(Duration start, int restarts) {}
}
