package io.github.smartscraper.e2e.results;

/**
 * Numbers of tests of one class.
 *
 * @param tests how many ran
 * @param failures how many of them failed, in the last round
 * @param skipped how many were skipped or aborted
 * @param disabled how many of the skipped ones are so in any run, since their source says it
 */
public record TestCounts(int tests, int failures, int skipped, int disabled) {

    /** Of a class of which no test ran. */
    public static final TestCounts NONE = new TestCounts(0, 0, 0, 0);

    /** Counts of a class of which no test was skipped in any run. */
    public TestCounts(int tests, int failures, int skipped) {
        this(tests, failures, skipped, 0);
    }
}
