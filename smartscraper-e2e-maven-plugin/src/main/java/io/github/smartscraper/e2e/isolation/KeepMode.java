package io.github.smartscraper.e2e.isolation;

/** Which test classes leave a copy of their DATA_DIR behind. */
public enum KeepMode {
    /** None. */
    NEVER,
    /** Those in which a test has failed. */
    ON_FAILURE,
    /** All. */
    ALWAYS
}
