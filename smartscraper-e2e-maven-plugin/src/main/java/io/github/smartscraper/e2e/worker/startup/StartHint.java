package io.github.smartscraper.e2e.worker.startup;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hint at a command that starts servers without what stands in front of them, with what that has cost the first worker that
 * was ready. It is given once in a build.
 */
public final class StartHint implements WorkerEvents {

    private static final Duration WORTH_A_LINE = Duration.ofMillis(500);

    private final DirectCommand command;
    private final ListenerTable listeners;
    private final Executor background;
    private final Console console;
    private final AtomicBoolean looked = new AtomicBoolean();

    /**
     * A hint that has not been given.
     *
     * @param background looks for it while the tests begin
     */
    public StartHint(DirectCommand command, ListenerTable listeners, Executor background, Console console) {
        this.command = command;
        this.listeners = listeners;
        this.background = background;
        this.console = console;
    }

    @Override
    public void ready(WorkerPlan worker, long pid, Duration after) {
        if (looked.compareAndSet(false, true)) {
            background.execute(() -> look(worker, pid));
        }
    }

    private void look(WorkerPlan worker, long pid) {
        Optional<String> direct = command.find();
        if (direct.isPresent()) {
            listeners
                    .onPort(worker.port())
                    .flatMap(listener -> LaunchOverhead.between(pid, listener.pid()))
                    .filter(overhead -> overhead.compareTo(WORTH_A_LINE) > 0)
                    .ifPresent(overhead ->
                            console.info(StartupMessages.direct(worker.id(), overhead, command.typed(), direct.get())));
        }
    }
}
