package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;

/** Told what happens to workers; called from several threads. */
public interface WorkerEvents {

    /** A worker's first server is healthy. */
    void ready(WorkerPlan worker, long pid, Duration after);

    /** A worker could not be started, or has been given up. */
    void lost(WorkerException failure);

    /** A worker's first server listens on all interfaces of the machine, although it was told not to. */
    void exposed(WorkerPlan worker, String address);

    /** A worker's server failed under a test class. */
    void hit(String testClass, Fault fault);

    /** A worker's server failed while it was in use, or was killed before, and is being replaced. */
    void restarting(Fault fault, int restart, int limit);

    /** The replacement is healthy. */
    void restarted(WorkerPlan worker, Duration after);

    /** A test class has ended on a worker, whose DATA_DIR still is as the class has left it. */
    void classEnded(WorkerPlan worker, String testClass, boolean failed);

    /** A worker is in another state now. */
    void changed(int worker, WorkerState state);
}
