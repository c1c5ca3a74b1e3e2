package io.github.smartscraper.e2e.isolation;

/** Choice of what happens to a worker before each test class. */
public enum ResetMode {
    /** Nothing: a class finds what the one before it left. */
    NONE,
    /** DATA_DIR is brought back to the seed, the server keeps running. */
    FILES,
    /** DATA_DIR is brought back to the seed under a fresh server. */
    RESTART
}
