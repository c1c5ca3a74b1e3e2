package io.github.smartscraper.e2e.support;

import java.time.Duration;

/**
 * The time that processes get to end: first by themselves, then by force. A build that ends takes 5 s more than its servers
 * may take: 8 s, unless the user gives them more time.
 *
 * @param grace how long they may take to end by themselves
 * @param limit how long to try in all
 */
public record EndLimits(Duration grace, Duration limit) {

    /** How long servers may take to end by themselves, unless the user says otherwise. */
    public static final Duration USUAL_GRACE = Duration.ofSeconds(3);

    /** How long it is tried by force: what is killed is gone at once, unless the machine is very busy. */
    private static final Duration FORCE = Duration.ofSeconds(3);

    /** A run that has no servers yet, or none that it can use. */
    public static final EndLimits NO_SERVERS = ofSeconds(2, 6);

    /** What a build has left that was killed: nobody will look at what it could still write. */
    public static final EndLimits LEFTOVERS = ofSeconds(2, 8);

    /** The shared browser, whose profile is thrown away, and a program that goal doctor tries. */
    public static final EndLimits BROWSER = ofSeconds(1, 5);

    /** An installation of packages, which is over or of no use. */
    public static final EndLimits INSTALLATION = ofSeconds(2, 4);

    /** A command that was run for its output, with what it may have left behind. */
    public static final EndLimits COMMAND = ofSeconds(1, 2);

    /** Servers, which may have state to write. */
    public static EndLimits ofServers(Duration grace) {
        return new EndLimits(grace, grace.plus(FORCE));
    }

    private static EndLimits ofSeconds(long grace, long limit) {
        return new EndLimits(Duration.ofSeconds(grace), Duration.ofSeconds(limit));
    }
}
