package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.PortMover;
import io.github.smartscraper.e2e.worker.server.Server;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Life of one worker, on a thread of its own: start, watch, replace, until it is interrupted or given up. */
final class WorkerLife implements Runnable {

    private static final int MAX_MOVES = 5;

    /** A life whose server has ended has nothing left to wait for. */
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(1);

    private final Worker worker;
    private final WorkerTable table;
    private final Starts starts;
    private final int maxRestarts;
    private final FaultLedger ledger;
    private final WorkerListeners events;
    private final LingeringPort port;

    /**
     * Means of starting servers, which all workers of a pool share.
     *
     * @param mover gives a worker another port
     * @param turns as many as workers may have their first server starting at the same time
     */
    record Starts(ServerStarter starter, PortMover mover, Semaphore turns) {}

    WorkerLife(
            Worker worker,
            WorkerTable table,
            Starts starts,
            int maxRestarts,
            FaultLedger ledger,
            WorkerListeners events) {
        this.worker = worker;
        this.table = table;
        this.starts = starts;
        this.maxRestarts = maxRestarts;
        this.ledger = ledger;
        this.events = events;
        this.port = new LingeringPort(worker, table, starts, events);
    }

    @Override
    public void run() {
        try {
            Server server = firstStart();
            while (true) {
                events.serving(worker.plan(), server.pid());
                Optional<ServerProblem> problem = new Supervisor(table, worker, server).watch();
                server = problem.isPresent() ? replace(server, problem.get()) : renew(server);
            }
        } catch (WorkerException e) {
            if (!table.read(worker, Worker::isGone)) {
                events.lost(e);
            }
            table.update(worker, lost -> lost.endBecauseOf(e.problem()));
        } catch (InterruptedException e) {
            // The pool ends all servers at once, this one among them.
            Thread.currentThread().interrupt();
        }
    }

    private Server firstStart() throws WorkerException, InterruptedException {
        starts.turns().acquire();
        try {
            table.update(worker, Worker::launch);
            Server server = startSomewhere();
            events.ready(worker.plan(), server.pid(), server.age());
            table.update(worker, started -> started.become(WorkerState.HEALTHY));
            starts.starter()
                    .exposedAddress(worker.plan(), server)
                    .ifPresent(address -> events.exposed(worker.plan(), address));
            return server;
        } finally {
            starts.turns().release();
        }
    }

    private Server startSomewhere() throws WorkerException, InterruptedException {
        for (int move = 0; ; ) {
            try {
                return starts.starter().start(worker.plan());
            } catch (WorkerException e) {
                if (e.problem() instanceof ServerProblem.PortLost && move < MAX_MOVES && moved()) {
                    // Another build was faster to take the port: it is skipped, as one that was taken before.
                    move++;
                } else if (port.isOvercome(e.problem())) {
                    requireWanted();
                } else if (isKilled(e.problem()) && restarts() < maxRestarts) {
                    // Somebody else has ended it, so it says nothing about the others, which an exit of its own would.
                    requireWanted();
                    Fault fault = new Fault(worker.plan().id(), Optional.empty(), e.problem(), restarts());
                    table.update(worker, Worker::restarted);
                    events.restarting(fault, restarts(), maxRestarts);
                } else {
                    throw e;
                }
            }
        }
    }

    private int restarts() {
        return table.read(worker, Worker::restarts);
    }

    private static boolean isKilled(ServerProblem problem) {
        return problem instanceof ServerProblem.Exited exit && exit.byASignal();
    }

    private boolean moved() throws WorkerException {
        try {
            Optional<WorkerPlan> plan = starts.mover().move(worker.plan());
            plan.ifPresent(next -> table.update(worker, moving -> moving.moveTo(next)));
            return plan.isPresent();
        } catch (IOException e) {
            throw new WorkerException(worker.plan().id(), new ServerProblem.NotLaunched(FailureReason.of(e)));
        }
    }

    private Server replace(Server broken, ServerProblem first) throws WorkerException, InterruptedException {
        ServerProblem problem = first;
        while (true) {
            requireWanted();
            Fault fault = ledger.serverFailed(worker, problem);
            if (restarts() == maxRestarts) {
                end(broken, problem);
                throw new WorkerException(worker.plan().id(), new ServerProblem.TooManyRestarts(maxRestarts, problem));
            }
            become(WorkerState.RESTARTING, failing -> {
                failing.restarted();
                failing.clearSuspects();
            });
            events.restarting(fault, restarts(), maxRestarts);
            end(broken, problem);
            try {
                Server fresh = startInPlace();
                events.restarted(worker.plan(), fresh.age());
                table.update(worker, healed -> healed.become(WorkerState.HEALTHY));
                return fresh;
            } catch (WorkerException e) {
                problem = e.problem();
            }
        }
    }

    /** One that hangs does not end in time either, and that is no news then. */
    private void end(Server broken, ServerProblem problem) throws InterruptedException {
        if (!broken.end() && !(problem instanceof ServerProblem.WentSilent)) {
            tellOverdue();
        }
    }

    private void tellOverdue() {
        Duration stopTimeout = starts.starter().limits().stop();
        if (!stopTimeout.isZero()) {
            events.overdue(worker.plan(), stopTimeout);
        }
    }

    /** All servers are being ended at once, and this one among them, so its end is no fault, and there will be no other. */
    private void requireWanted() throws InterruptedException {
        if (table.read(worker, Worker::isGone)) {
            throw new InterruptedException();
        }
    }

    private void become(WorkerState next, Consumer<Worker> change) throws InterruptedException {
        if (!table.updateIf(worker, one -> !one.isGone(), change.andThen(one -> one.become(next)))) {
            throw new InterruptedException();
        }
    }

    /** A restart that was asked for: it does not count as a fault, and state begins afresh under it. */
    private Server renew(Server old) throws WorkerException, InterruptedException {
        become(WorkerState.RESTARTING, renewing -> {});
        if (!old.end()) {
            tellOverdue();
        }
        requireWanted();
        try {
            worker.plan().dataDirectory().reset();
        } catch (IOException e) {
            throw new WorkerException(worker.plan().id(), new ServerProblem.Storage(FailureReason.of(e)));
        }
        Server fresh = startAgain(old);
        table.update(worker, renewed -> {
            renewed.renewed();
            renewed.become(WorkerState.HEALTHY);
        });
        return fresh;
    }

    /** Starts another server for the worker. That its port is not free yet is no fault of it. */
    private Server startInPlace() throws WorkerException, InterruptedException {
        while (true) {
            port.avoid();
            try {
                return starts.starter().start(worker.plan());
            } catch (WorkerException e) {
                if (!port.isOvercome(e.problem())) {
                    throw e;
                }
            }
        }
    }

    private Server startAgain(Server old) throws WorkerException, InterruptedException {
        try {
            return startInPlace();
        } catch (WorkerException e) {
            return replace(old, e.problem());
        }
    }

    /** Waits for lives that are ending: one in the middle of a reset must not write to a DATA_DIR that is being removed. */
    static void join(List<Thread> started) {
        long end = System.nanoTime() + JOIN_LIMIT.toNanos();
        boolean interrupted = false;
        for (Thread life : started) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            try {
                if (left > 0 && !interrupted) {
                    life.join(left);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
