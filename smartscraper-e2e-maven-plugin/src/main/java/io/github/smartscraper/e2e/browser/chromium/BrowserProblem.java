package io.github.smartscraper.e2e.browser.chromium;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What can be wrong with the shared browser. */
public sealed interface BrowserProblem {

    /** The program could not be started at all. */
    record NotLaunched(String reason) implements BrowserProblem {}

    /**
     * It ended before it was ready, or while it was needed.
     *
     * @param after since it was launched
     */
    record Exited(OptionalInt exitCode, Duration after, Output output) implements BrowserProblem {}

    /** It did not say within the limit where it listens, or does not answer there. */
    record NeverReady(Duration limit, Output output) implements BrowserProblem {}

    /**
     * It was ready, and then stopped answering.
     *
     * @param silence for how long it has not answered
     */
    record WentSilent(Duration silence, Output output) implements BrowserProblem {}

    /** It has been replaced as often as is allowed, and failed once more. */
    record TooManyRestarts(int restarts, BrowserProblem last) implements BrowserProblem {}

    /** The build is ending, and the browser with it. */
    record Stopped() implements BrowserProblem {}

    /**
     * The end of what it has printed.
     *
     * @param file where all of it is
     * @param lines the last lines, oldest first
     */
    record Output(Path file, List<String> lines) {}
}
