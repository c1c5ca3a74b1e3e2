package io.github.smartscraper.e2e.progress;

import java.time.Duration;
import java.util.List;

/**
 * End of a test class.
 *
 * @param testClass its name
 * @param worker the worker that it ran on
 * @param took how long it ran
 * @param tests how many tests ended, skipped ones included
 * @param skipped how many of them were skipped or aborted
 * @param failures those that failed
 */
public record ClassEnd(
        String testClass, int worker, Duration took, int tests, int skipped, List<TestFailure> failures) {

    public ClassEnd {
        failures = List.copyOf(failures);
    }

    boolean hasFailed() {
        return !failures.isEmpty();
    }

    boolean isSkipped() {
        return !hasFailed() && tests == skipped;
    }
}
