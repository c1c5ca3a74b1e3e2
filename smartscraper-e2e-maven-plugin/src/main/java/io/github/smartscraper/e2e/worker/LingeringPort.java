package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Port of one worker that connections of its former server may keep, where the server does not set SO_REUSEADDR. A worker that
 * no fork has moves to another port; a fork knows the address of its own, which has to be waited for.
 */
final class LingeringPort {

    /** Systems keep a connection for one or two minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Worker worker;
    private final WorkerTable table;
    private final WorkerLife.Starts starts;
    private final WorkerListeners events;
    private boolean known;
    private boolean told;

    LingeringPort(Worker worker, WorkerTable table, WorkerLife.Starts starts, WorkerListeners events) {
        this.worker = worker;
        this.table = table;
        this.starts = starts;
        this.events = events;
    }

    /** Before a server is started: one that is known for it is not let fail first. */
    void avoid() throws WorkerException, InterruptedException {
        if (known && starts.starter().isLingering(worker.plan())) {
            getAround();
        }
    }

    /**
     * When a server could not be started.
     *
     * @return whether it can be now
     */
    boolean isOvercome(ServerProblem problem) throws WorkerException, InterruptedException {
        if (problem instanceof ServerProblem.PortLingers) {
            known = true;
            return getAround();
        }
        return false;
    }

    private boolean getAround() throws WorkerException, InterruptedException {
        // A fork learns the address of its worker when the first server has come up.
        boolean isKnown = table.read(worker, one -> one.isLeased() && !one.isAwaited());
        return (!isKnown && hasMoved()) || isFreeAtLast();
    }

    private boolean hasMoved() throws WorkerException {
        WorkerPlan before = worker.plan();
        try {
            Optional<WorkerPlan> plan = starts.mover().moveToUnused(before);
            plan.ifPresent(next -> {
                events.portLingers(before, OptionalInt.of(next.port()));
                table.update(worker, moving -> moving.moveTo(next));
            });
            return plan.isPresent();
        } catch (IOException e) {
            throw new WorkerException(before.id(), new ServerProblem.NotLaunched(FailureReason.of(e)));
        }
    }

    private boolean isFreeAtLast() throws InterruptedException {
        if (!told) {
            told = true;
            events.portLingers(worker.plan(), OptionalInt.empty());
        }
        Backoff backoff = new Backoff();
        long begin = System.nanoTime();
        while (starts.starter().isLingering(worker.plan())) {
            if (System.nanoTime() - begin > LIMIT.toNanos()) {
                return false;
            }
            Thread.sleep(backoff.next().toMillis());
        }
        return true;
    }
}
