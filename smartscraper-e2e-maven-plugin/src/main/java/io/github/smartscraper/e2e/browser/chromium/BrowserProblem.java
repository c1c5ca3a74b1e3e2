package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.support.LogExcerpt;
import java.time.Duration;
import java.util.OptionalInt;

/** Problem of the shared browser: a record for each thing that can be wrong with it. */
public sealed interface BrowserProblem {

    /** Program that could not be started at all. */
    record NotLaunched(String reason) implements BrowserProblem {}

    /**
     * Program that ended before it was ready, or while it was needed.
     *
     * @param after since it was launched
     */
    record Exited(OptionalInt exitCode, Duration after, LogExcerpt output) implements BrowserProblem {}

    /** Program that did not say within the limit where it listens, or does not answer there. */
    record NeverReady(Duration limit, LogExcerpt output) implements BrowserProblem {}

    /**
     * Browser that was ready, and then stopped answering.
     *
     * @param silence for how long it has not answered
     */
    record WentSilent(Duration silence, LogExcerpt output) implements BrowserProblem {}

    /** Browser that has been replaced as often as is allowed, and failed once more. */
    record TooManyRestarts(int restarts, BrowserProblem last) implements BrowserProblem {}

    /** Browser of a build that is ending. */
    record Stopped() implements BrowserProblem {}
}
