package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.process.ProcessCookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Settings with which the shared browser is started.
 *
 * @param program Chromium, Google Chrome, or another that takes their options
 * @param arguments options besides those that it always gets
 * @param directory existing directory of its own, for its profiles
 * @param environment environment variables for it
 * @param cookie what it and all that it starts carries
 * @param log file that its output is appended to
 * @param mask keeps secrets out of that
 * @param limit how long it may take until it is ready
 * @param maxRestarts how often it is replaced
 */
public record BrowserSettings(
        Path program,
        List<String> arguments,
        Path directory,
        Map<String, String> environment,
        ProcessCookie cookie,
        Path log,
        UnaryOperator<String> mask,
        Duration limit,
        int maxRestarts) {

    public BrowserSettings {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
