package io.github.smartscraper.e2e.results;

/**
 * Totals of the tests of a run, as Surefire counts them.
 *
 * @param run how many there were, skipped ones included
 * @param failures in how many an assertion failed
 * @param errors in how many something else was thrown, or before or after the tests of a class
 * @param skipped how many were skipped or aborted
 */
public record TestTotals(int run, int failures, int errors, int skipped) {

    /** Of a run without tests. */
    public static final TestTotals NONE = new TestTotals(0, 0, 0, 0);

    /** Those of two rounds together. */
    public TestTotals plus(TestTotals other) {
        return new TestTotals(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }
}
