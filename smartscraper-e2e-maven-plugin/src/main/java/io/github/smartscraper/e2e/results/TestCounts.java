package io.github.smartscraper.e2e.results;

/**
 * Numbers of tests of one class.
 *
 * @param tests how many ran
 * @param failures how many of them failed, in the last round
 * @param skipped how many were skipped or aborted
 */
public record TestCounts(int tests, int failures, int skipped) {

    static final TestCounts NONE = new TestCounts(0, 0, 0);
}
