package io.github.smartscraper.e2e.worker.demand;

/**
 * Cost of starting something.
 *
 * @param wallMillis how long it takes where nothing else runs
 * @param cpuMillis how much processor time it takes
 */
public record Cost(long wallMillis, long cpuMillis) {

    /** How many processors it keeps busy meanwhile. */
    double processors() {
        return (double) cpuMillis / Math.max(1, wallMillis);
    }

    /** Half of what was known, and half of what has been measured since. */
    Cost smoothed(Cost measured) {
        return new Cost((wallMillis + measured.wallMillis) / 2, (cpuMillis + measured.cpuMillis) / 2);
    }
}
