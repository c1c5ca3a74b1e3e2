package io.github.smartscraper.e2e.health;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** Deadline of a question as a whole, from the connection to the end of the answer. */
final class Deadline {

    private final Duration limit;
    private final long begin = System.nanoTime();

    /** One that is over when this time has passed from now on. */
    Deadline(Duration limit) {
        this.limit = limit;
    }

    /**
     * What is left of it, at least 1.
     *
     * @throws SocketTimeoutException if nothing is
     */
    int millisLeft() throws SocketTimeoutException {
        long left = limit.toNanos() - (System.nanoTime() - begin);
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int)
                Math.min(Integer.MAX_VALUE, Math.max(1, Duration.ofNanos(left).toMillis()));
    }
}
