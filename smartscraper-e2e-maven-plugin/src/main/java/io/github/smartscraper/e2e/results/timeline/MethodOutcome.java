package io.github.smartscraper.e2e.results.timeline;

/** Outcome of a test method. */
public enum MethodOutcome {
    /** It passed. */
    PASSED,
    /** An assertion failed. */
    FAILED,
    /** Something else was thrown. */
    ERROR,
    /** It was not run. */
    SKIPPED,
    /** It was broken off, by an assumption. */
    ABORTED
}
