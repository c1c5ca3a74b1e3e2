package io.github.smartscraper.e2e.results;

/** Outcome of a test class. */
public enum Outcome {
    /** All of its tests passed, at the first try. */
    PASSED,
    /** Some of its tests were skipped or aborted, the others passed. */
    SKIPPED,
    /** All passed in the end, some not at the first try. */
    FLAKY,
    /** A test, or what stands around the tests, failed. */
    FAILED,
    /** It began and never ended: its JVM crashed, was ended from within, or was killed. */
    INCOMPLETE,
    /** Another class ran on its worker at the same time, so that neither had the data to itself. */
    OVERLAPPED,
    /** It has no test under the present filter. */
    EMPTY,
    /** It did not run, because it passed before and has not changed since. */
    CACHED
}
