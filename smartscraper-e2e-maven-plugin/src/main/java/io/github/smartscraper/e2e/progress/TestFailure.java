package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.support.LogExcerpt;
import java.util.List;
import java.util.Optional;

/**
 * Failure of a test, as its fork has reported it, without secrets.
 *
 * @param test which test
 * @param message what was wrong, with the type of what was thrown if that says more; may have several lines
 * @param frames where it was thrown, in the test's own code first
 * @param log what the worker's server printed while the test ran, if that is known
 */
public record TestFailure(TestName test, String message, List<String> frames, Optional<LogExcerpt> log) {

    public TestFailure {
        frames = List.copyOf(frames);
    }

    /** The same failure with what the server printed meanwhile. */
    TestFailure with(LogExcerpt excerpt) {
        return new TestFailure(test, message, frames, Optional.of(excerpt));
    }
}
