package io.github.smartscraper.e2e.isolation;

/** Choice of the test classes that leave a copy of their DATA_DIR behind. */
public enum KeepMode {
    /** None. */
    NEVER,
    /** Those in which a test has failed. */
    ON_FAILURE,
    /** All. */
    ALWAYS
}
