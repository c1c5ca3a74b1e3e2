package io.github.smartscraper.e2e.health;

import java.time.Duration;

/** Pauses that begin short, for servers that are quick, and grow, so that waiting for slow ones costs little. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final double GROWTH = 1.5;

    private Duration next = FIRST;

    /** The next pause: 10 ms, 15 ms, … up to 200 ms. */
    public Duration next() {
        Duration pause = next;
        Duration grown = Duration.ofNanos((long) (pause.toNanos() * GROWTH));
        next = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
        return pause;
    }
}
