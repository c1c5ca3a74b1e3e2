package io.github.smartscraper.e2e.worker.demand;

/**
 * Costs of a run, as earlier ones have shown them.
 *
 * @param server of starting a server until it is healthy
 * @param fork of starting a JVM until its first test class begins
 * @param share how many processors a test class keeps busy while it runs, with its server and its browser
 * @param stretch how many times as long as alone test classes have taken, since they shared too few processors
 */
public record RunCosts(Cost server, Cost fork, double share, double stretch) {

    /** What holds until something has been measured: an ordinary server and an ordinary fork. */
    public static final RunCosts USUAL = new RunCosts(new Cost(1000, 700), new Cost(1000, 1500), 0.5, 1);

    /** Half of what was known, and half of what has been measured since. */
    RunCosts smoothed(RunCosts measured) {
        return new RunCosts(
                server.smoothed(measured.server),
                fork.smoothed(measured.fork),
                (share + measured.share) / 2,
                (stretch + measured.stretch) / 2);
    }

    RunCosts withShare(double other) {
        return new RunCosts(server, fork, other, stretch);
    }

    /** What can be believed: a file may hold anything. */
    boolean isPlausible() {
        return server.wallMillis() >= 0
                && server.cpuMillis() >= 0
                && fork.wallMillis() >= 0
                && fork.cpuMillis() >= 0
                && share >= 0
                && Double.isFinite(share)
                && stretch >= 1
                && Double.isFinite(stretch);
    }
}
