package io.github.smartscraper.e2e.failsafe.lease;

import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Leases of the forks of a run, which forks ask for by the number of the worker that they were launched for. */
public final class ForkLeases {

    private final WorkerPool pool;
    private final Map<Integer, ForkLease> latest = new ConcurrentHashMap<>();

    /** None yet. */
    public ForkLeases(WorkerPool pool) {
        this.pool = pool;
    }

    /**
     * Leases a worker for a fork that is about to be launched.
     *
     * @param early whether its server may still be coming up
     * @param needless whether no class is left for the fork
     * @return nothing if it is needed no more
     * @throws WorkerException if there is no worker left to wait for
     */
    public Optional<ForkLease> take(boolean early, BooleanSupplier needless)
            throws WorkerException, InterruptedException {
        Optional<WorkerPlan> worker = early ? pool.leaseEarly(needless) : pool.lease(needless);
        Optional<ForkLease> lease = worker.map(plan -> new ForkLease(pool, needless, plan));
        lease.ifPresent(one -> latest.put(one.worker().id(), one));
        return lease;
    }

    /** The worker that a fork gets which was launched for this one, as soon as it is known. */
    public WorkerPlan settle(int worker) throws InterruptedException {
        ForkLease lease = latest.get(worker);
        if (lease == null) {
            return pool.plan(worker);
        }
        WorkerPlan settled = lease.settle();
        latest.put(settled.id(), lease);
        return settled;
    }

    /**
     * The fork of a worker is about to begin its first test class.
     *
     * @param cpu processor time that it has used
     */
    public void started(int worker, Duration cpu) {
        ForkLease lease = latest.get(worker);
        if (lease != null) {
            pool.forkStarted(worker, lease.starting(), cpu);
        }
    }
}
