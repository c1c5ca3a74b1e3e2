package io.github.smartscraper.e2e.failsafe.fork;

/**
 * Run of tests by Surefire in this JVM. A test may run a launcher of its own meanwhile, and whatever that runs is part of the
 * test: the worker is not brought back to its seed for it, and Maven does not hear of it.
 */
final class ForkRun {

    /** Where class loaders have copies of this class, system properties are the same for all. */
    private static final String MARK = "smartscraper.e2e.running";

    private ForkRun() {}

    /** Marks that a run begins, and returns whether it is one: this JVM is a fork, and it is the first. */
    static boolean begin() {
        return ControlClient.isInFork() && System.getProperties().putIfAbsent(MARK, "true") == null;
    }

    static boolean isUnderWay() {
        return System.getProperties().containsKey(MARK);
    }

    static void end() {
        System.clearProperty(MARK);
    }
}
