package io.github.smartscraper.e2e.failsafe.fork;

import org.junit.platform.engine.UniqueId;

/**
 * Turn of a test class on the worker, which begins with a reset.
 *
 * @param id of the class in the plan
 * @param name of the class
 * @param testClass the class that Failsafe runs: the same one, or the suite that it stands in
 * @param isOutermost whether it is the same one
 */
record Turn(UniqueId id, String name, String testClass, boolean isOutermost) {

    /** Whether it is the turn of a class within a suite, and the other one that of the suite. */
    boolean isWithin(Turn other) {
        return id.hasPrefix(other.id);
    }
}
