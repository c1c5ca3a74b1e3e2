package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.OptionalInt;

/** A listener that is told what happens to workers, by several threads; it says only what it wants to hear of. */
public interface WorkerEvents {

    /** A worker's first server is healthy. */
    default void ready(WorkerPlan worker, long pid, Duration after) {}

    /** A worker could not be started, or has been given up. */
    default void lost(WorkerException failure) {}

    /** A worker's first server listens on all interfaces of the machine, although it was told not to. */
    default void exposed(WorkerPlan worker, String address) {}

    /** A worker's server failed under a test class. */
    default void hit(String testClass, Fault fault) {}

    /** A worker's server failed while it was in use, or was killed before, and is being replaced. */
    default void restarting(Fault fault, int restart, int limit) {}

    /** The replacement is healthy. */
    default void restarted(WorkerPlan worker, Duration after) {}

    /** After a reset, a worker's server still has a file open that the reset has removed; said once in a run. */
    default void holding(WorkerPlan worker, HeldFile file) {}

    /**
     * A fork is about to begin its first test class.
     *
     * @param after how long its start took, without what it has waited for its server
     * @param cpu processor time that its JVM has used for that
     */
    default void forkStarted(WorkerPlan worker, Duration after, Duration cpu) {}

    /** A test class is about to run on a worker, which is ready for it. */
    default void classBegan(WorkerPlan worker, String testClass) {}

    /** A test class has ended on a worker, whose DATA_DIR still is as the class has left it. */
    default void classEnded(WorkerPlan worker, String testClass, boolean failed) {}

    /**
     * Connections of a server that has gone keep the port of a worker from its next one.
     *
     * @param next the port that it moves to; empty if it waits until its own is free
     */
    default void portLingers(WorkerPlan worker, OptionalInt next) {}

    /** A worker's server has not ended in time after it was told to, and is ended by force. */
    default void overdue(WorkerPlan worker, Duration stopTimeout) {}

    /** A worker's server is healthy, be it the first or a later one. */
    default void serving(WorkerPlan worker, long pid) {}

    /** A test class waits for its worker to be made ready. */
    default void classWaits(WorkerPlan worker, String testClass) {}

    /** A worker is in another state now. */
    default void changed(int worker, WorkerState state) {}
}
