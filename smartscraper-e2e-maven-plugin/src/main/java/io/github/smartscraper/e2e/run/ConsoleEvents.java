package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.run.retry.RetryMessages;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.tmux.TmuxMessages;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Tells the user what happens to workers, and keeps the data of test classes that are to be looked at. */
final class ConsoleEvents implements WorkerEvents {

    private final Console console;
    private final boolean verbose;
    private final KeepMode keep;
    private final Path keptData;
    private final IntFunction<Optional<String>> attachCommand;
    private final AtomicBoolean headed = new AtomicBoolean();
    private final AtomicBoolean quiet = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    ConsoleEvents(
            Console console,
            boolean verbose,
            KeepMode keep,
            Path keptData,
            IntFunction<Optional<String>> attachCommand) {
        this.console = console;
        this.verbose = verbose;
        this.keep = keep;
        this.keptData = keptData;
        this.attachCommand = attachCommand;
    }

    /** From now on workers end because they are told to, which is not worth a line each. */
    void becomeQuiet() {
        quiet.set(true);
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
        if (headed.get() && !quiet.get()) {
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
    public void restarted(WorkerPlan worker, Duration after) {
        console.info(WorkerMessages.restarted(worker, after));
    }

    @Override
    public void classEnded(WorkerPlan worker, String testClass, boolean failed) {
        if (keep == KeepMode.ALWAYS || keep == KeepMode.ON_FAILURE && failed) {
            Path target = keptData.resolve(testClass);
            try {
                worker.dataDirectory().copyTo(target);
                console.info(RunMessages.dataKept(testClass, target));
            } catch (IOException e) {
                console.warn(RunMessages.dataNotKept(testClass, FailureReason.of(e)));
            }
        }
    }

    @Override
    public void changed(int worker, WorkerState state) {
        if (verbose) {
            console.info(WorkerMessages.changed(worker, state));
        }
    }
}
