package io.github.smartscraper.e2e.health;

import io.github.smartscraper.e2e.support.EndLimits;
import java.time.Duration;

/**
 * Limits of a server from its start to its end.
 *
 * @param start how long it may take until it is healthy
 * @param answers how long it may take to answer from then on
 * @param stop how long it may take to end when it is told to
 */
public record ServerLimits(Duration start, AnswerLimits answers, Duration stop) {

    /** Servers that may take so long to start, and as long as is usual for all else. */
    public static ServerLimits startingWithin(Duration start) {
        return new ServerLimits(start, AnswerLimits.USUAL, EndLimits.USUAL_GRACE);
    }

    /** How long its processes get to end. */
    public EndLimits end() {
        return EndLimits.ofServers(stop);
    }
}
