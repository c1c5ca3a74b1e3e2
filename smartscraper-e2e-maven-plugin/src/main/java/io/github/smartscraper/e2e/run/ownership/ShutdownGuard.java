package io.github.smartscraper.e2e.run.ownership;

/**
 * Guard that ends a run which never reaches its stop goal: armed before anything is owned, disarmed when nothing is.
 */
public interface ShutdownGuard {

    /**
     * From now on, the task is to be run when the build or its JVM ends.
     *
     * @param notice run before the task if it is the JVM that ends
     */
    void arm(Runnable notice, Runnable task);

    /** The task has been done. */
    void disarm();
}
