package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.run.retry.RetryMessages;
import io.github.smartscraper.e2e.tmux.TmuxMessages;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Lines on the console about what happens to workers. */
final class ConsoleEvents implements WorkerEvents {

    private final Console console;
    private final boolean verbose;
    private final IntFunction<Optional<String>> attachCommand;
    private final AtomicBoolean headed = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Events as lines.
     *
     * @param verbose whether every change of a worker's state is a line
     * @param attachCommand what to type in order to look at the server of a worker, if it runs in a terminal
     */
    ConsoleEvents(Console console, boolean verbose, IntFunction<Optional<String>> attachCommand) {
        this.console = console;
        this.verbose = verbose;
        this.attachCommand = attachCommand;
    }

    @Override
    public synchronized void ready(WorkerPlan worker, long pid, Duration after) {
        if (headed.compareAndSet(false, true)) {
            console.info(WorkerMessages.tableHead());
        }
        console.info(WorkerMessages.tableRow(worker, pid, after));
        attachCommand.apply(worker.id()).map(TmuxMessages::attach).ifPresent(console::info);
    }

    @Override
    public void lost(WorkerException failure) {
        // Without a worker that has ever been healthy, the failure fails the build, and is printed there.
        if (headed.get()) {
            console.warn(ServerMessages.worker(failure));
        }
    }

    @Override
    public void restarting(Fault fault, int restart, int limit) {
        WorkerMessages.restarting(fault, restart, limit).lines().forEach(console::warn);
    }

    @Override
    public void hit(String testClass, Fault fault) {
        console.warn(RetryMessages.hit(testClass, fault));
    }

    @Override
    public void exposed(WorkerPlan worker, String address) {
        if (warned.compareAndSet(false, true)) {
            console.warn(WorkerMessages.exposed(worker, address));
        }
    }

    @Override
    public void holding(WorkerPlan worker, HeldFile file) {
        console.warn(WorkerMessages.holding(worker.id(), file));
    }

    @Override
    public void restarted(WorkerPlan worker, Duration after) {
        console.info(WorkerMessages.restarted(worker, after));
    }

    @Override
    public void portLingers(WorkerPlan worker, OptionalInt next) {
        console.warn(WorkerMessages.portLingers(worker, next));
    }

    @Override
    public void overdue(WorkerPlan worker, Duration stopTimeout) {
        console.warn(WorkerMessages.overdue(worker, stopTimeout));
    }

    @Override
    public void changed(int worker, WorkerState state) {
        if (verbose) {
            console.info(WorkerMessages.changed(worker, state));
        }
    }
}
