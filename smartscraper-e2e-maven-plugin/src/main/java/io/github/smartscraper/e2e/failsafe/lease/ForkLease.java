package io.github.smartscraper.e2e.failsafe.lease;

import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Lease of a worker by one fork. The fork may have been launched for a worker whose server never comes up: then it gets another
 * one, as long as it has not been told of the first.
 */
public final class ForkLease {

    private final WorkerPool pool;
    private final BooleanSupplier needless;
    private final long begin = System.nanoTime();
    private final AtomicLong waited = new AtomicLong();
    private volatile WorkerPlan worker;
    private volatile boolean released;

    ForkLease(WorkerPool pool, BooleanSupplier needless, WorkerPlan worker) {
        this.pool = pool;
        this.needless = needless;
        this.worker = worker;
    }

    /** The worker that it is for. */
    public WorkerPlan worker() {
        return worker;
    }

    /**
     * Waits until the server of its worker has come up, or that of another one, and returns that worker. If there is no hope of
     * one, or no class left for the fork, it stays with its own: no class is ever begun there.
     */
    WorkerPlan settle() throws InterruptedException {
        long waiting = System.nanoTime();
        Optional<WorkerPlan> served = pool.awaitServer(worker.id(), this::isNeedless);
        if (served.isPresent()) {
            // It may have moved to another port.
            worker = served.get();
        } else if (!isNeedless()) {
            another().ifPresent(this::change);
        }
        waited.addAndGet(System.nanoTime() - waiting);
        return worker;
    }

    /** How long the fork has been starting, without what it has waited for its server. */
    Duration starting() {
        return Duration.ofNanos(System.nanoTime() - begin - waited.get());
    }

    private boolean isNeedless() {
        return released || needless.getAsBoolean();
    }

    private Optional<WorkerPlan> another() throws InterruptedException {
        try {
            return pool.lease(this::isNeedless);
        } catch (WorkerException e) {
            // The class that begins says so, and is put on record by that.
            return Optional.empty();
        }
    }

    private synchronized void change(WorkerPlan other) {
        if (released) {
            pool.release(other.id());
        } else {
            pool.release(worker.id());
            worker = other;
        }
    }

    /** Gives the worker back: the fork has ended, or will never start. */
    public void release() {
        synchronized (this) {
            released = true;
            pool.release(worker.id());
        }
        pool.wake();
    }
}
