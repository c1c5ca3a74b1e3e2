package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.support.LogExcerpt;
import java.time.Duration;
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
    record Exited(OptionalInt exitCode, Duration after, LogExcerpt output) implements BrowserProblem {}

    /** It did not say within the limit where it listens, or does not answer there. */
    record NeverReady(Duration limit, LogExcerpt output) implements BrowserProblem {}

    /**
     * It was ready, and then stopped answering.
     *
     * @param silence for how long it has not answered
     */
    record WentSilent(Duration silence, LogExcerpt output) implements BrowserProblem {}

    /** It has been replaced as often as is allowed, and failed once more. */
    record TooManyRestarts(int restarts, BrowserProblem last) implements BrowserProblem {}

    /** The build is ending, and the browser with it. */
    record Stopped() implements BrowserProblem {}
}
