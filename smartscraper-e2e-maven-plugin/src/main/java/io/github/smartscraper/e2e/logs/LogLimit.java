package io.github.smartscraper.e2e.logs;

/**
 * Limit of a log.
 *
 * @param bytes how large it may become
 * @param exceeded told each time something has been left out of it; called from the thread that logs
 */
public record LogLimit(long bytes, Runnable exceeded) {

    /** Nobody wants a log that is larger than this. */
    public static final long DEFAULT_BYTES = 64L << 20;

    /** A limit for logs that are not expected to reach it. */
    public static LogLimit usual() {
        return new LogLimit(DEFAULT_BYTES, () -> {});
    }
}
