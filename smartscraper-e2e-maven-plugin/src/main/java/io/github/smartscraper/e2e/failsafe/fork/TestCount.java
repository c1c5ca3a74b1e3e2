package io.github.smartscraper.e2e.failsafe.fork;

import org.junit.platform.engine.TestExecutionResult;

/** Count of the tests of a class since it began; tests may end on several threads. */
final class TestCount {

    private int tests;
    private int failures;
    private int skipped;
    private int disabled;
    private boolean failed;

    /** Something has ended: a test, or a container of tests, whose own failure is that of its set-up or clean-up. */
    synchronized void ended(boolean test, TestExecutionResult.Status status) {
        boolean failure = status == TestExecutionResult.Status.FAILED;
        failed |= failure;
        tests += test ? 1 : 0;
        failures += test && failure ? 1 : 0;
        skipped += status == TestExecutionResult.Status.ABORTED ? 1 : 0;
    }

    /**
     * A test, or a container with all of its tests, was not run.
     *
     * @param isDisabled whether its source says so
     */
    synchronized void skip(boolean isDisabled) {
        skipped++;
        disabled += isDisabled ? 1 : 0;
    }

    synchronized boolean hasFailed() {
        return failed;
    }

    synchronized int tests() {
        return tests;
    }

    synchronized int failures() {
        return failures;
    }

    synchronized int skipped() {
        return skipped;
    }

    /** How many of the skipped ones are so in any run. */
    synchronized int disabled() {
        return disabled;
    }
}
