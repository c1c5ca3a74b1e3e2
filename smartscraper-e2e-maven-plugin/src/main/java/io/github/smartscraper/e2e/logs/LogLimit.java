package io.github.smartscraper.e2e.logs;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limit of a log.
 *
 * @param bytes how large it may become
 * @param exceeded told each time something has been left out of it; called from the thread that logs
 */
public record LogLimit(long bytes, Runnable exceeded) {

    /** Nobody wants a log that is larger than this. */
    public static final long DEFAULT_BYTES = 64L << 20;

    /** A limit of which somebody is told once. */
    public static LogLimit once(long bytes, Runnable exceeded) {
        AtomicBoolean told = new AtomicBoolean();
        return new LogLimit(bytes, () -> {
            if (told.compareAndSet(false, true)) {
                exceeded.run();
            }
        });
    }

    /** A limit for logs that are not expected to reach it. */
    public static LogLimit usual() {
        return new LogLimit(DEFAULT_BYTES, () -> {});
    }
}
