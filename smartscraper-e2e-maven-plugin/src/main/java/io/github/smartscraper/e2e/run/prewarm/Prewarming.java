package io.github.smartscraper.e2e.run.prewarm;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.RunOrchestrator.Early;
import io.github.smartscraper.e2e.run.RunOrchestrator.EarlyWorkers;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint.Inputs;
import io.github.smartscraper.e2e.run.ownership.ShutdownGuard;
import io.github.smartscraper.e2e.run.prewarm.WarmStart.Expected;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Prewarming of a run: workers are started beside the rest of the build, if something is expected to run. Goal start takes them
 * over, if they are what it would start; whatever is not taken over is ended, with the build at the latest.
 */
public final class Prewarming implements EarlyWorkers {

    /** Whoever is interrupted ends what it has started, and that takes less. */
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RunAssembly parts;
    private final HeldConsole held;
    private final Console console;
    private final ShutdownGuard guard;
    private final WarmStart start;
    private final FutureTask<Optional<Expected>> foreseen;
    private final FutureTask<Early> started;
    private final FutureTask<Boolean> healthy;
    private final Thread thread;

    /** Whether it is settled who ends servers that can't be started: this, or the run that has taken them over. */
    private final AtomicBoolean claimed = new AtomicBoolean();

    private Optional<RunAssembly> taker = Optional.empty();

    /** Maker of the parts of a run. */
    @FunctionalInterface
    public interface Parts {

        /**
         * Makes them.
         *
         * @param console what they speak through
         * @throws ConfigurationException if a parameter can't be used
         */
        RunAssembly make(Console console) throws ConfigurationException;
    }

    /**
     * Tests of the build, and what is expected of them.
     *
     * @param idle told why no server is started, if that is so
     */
    public record Plan(ProjectTests tests, BuildFacts facts, Forecast forecast, Consumer<String> idle) {}

    private Prewarming(RunAssembly parts, HeldConsole held, Console console, ShutdownGuard guard, Plan plan) {
        this.parts = parts;
        this.held = held;
        this.console = console;
        this.guard = guard;
        this.start = new WarmStart(parts, held, console);
        this.foreseen = new FutureTask<>(() -> start.foresee(plan.tests(), plan.facts(), plan.forecast()));
        this.started = new FutureTask<>(() -> start.start(foreseen.get().orElseThrow()));
        this.healthy = new FutureTask<>(this::awaitFirst);
        this.thread = new Thread(() -> run(plan.idle()), "e2e-prewarm");
        thread.setDaemon(true);
    }

    /**
     * Begins to start workers, and does not wait for them.
     *
     * @param guard ends them if nobody takes them over
     * @return empty if no server is to be started before the tests
     * @throws ConfigurationException if a parameter can't be used
     */
    public static Optional<Prewarming> begin(Parts parts, Console console, ShutdownGuard guard, Plan plan)
            throws ConfigurationException {
        HeldConsole held = new HeldConsole(console);
        RunAssembly made = parts.make(held);
        if (made.keepsWorkers()) {
            plan.idle().accept(PrewarmMessages.idle(PrewarmMessages.kept()));
            return Optional.empty();
        }
        Prewarming prewarming = new Prewarming(made, held, console, guard, plan);
        guard.arm(() -> {}, prewarming::end);
        prewarming.thread.start();
        return Optional.of(prewarming);
    }

    private void run(Consumer<String> idle) {
        foreseen.run();
        if (!expectsNothing()) {
            started.run();
            healthy.run();
        } else if (!Thread.currentThread().isInterrupted()) {
            idle.accept(PrewarmMessages.idle(PrewarmMessages.nothingRuns()));
        }
    }

    /** Servers that can't be started are ended at once, before anybody asks for them; after that, it is the business of the run. */
    private boolean awaitFirst() throws InfrastructureException, ExecutionException, InterruptedException {
        Early workers = started.get();
        try {
            workers.workers().pool().awaitFirst();
        } catch (WorkerException e) {
            if (claimed.compareAndSet(false, true)) {
                workers.session().awaitFirst();
            }
        }
        return true;
    }

    /**
     * Parts of the run that goes on with the workers, if there are any: their events belong to it.
     *
     * @param of the run as goal start would begin it
     */
    public RunAssembly goneOnWith(RunAssembly of) {
        taker = Optional.of(of);
        return foreseen.isDone() && expectsNothing() ? of : of.goingOnAfter(parts);
    }

    @Override
    public Optional<Early> take(Optional<Inputs> inputs) {
        Optional<Early> taken = Optional.empty();
        try {
            Optional<Expected> expected = foreseen.get();
            if (inputs.isPresent() && expected.isPresent()) {
                taken = handOver(expected.get().inputs(), inputs.get());
            }
        } catch (ExecutionException e) {
            console.info(PrewarmMessages.failed(e.getCause()));
        } catch (InfrastructureException e) {
            console.info(PrewarmMessages.failed(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (taken.isEmpty()) {
            end();
            parts.timeline().forgetWorkers();
        }
        return taken;
    }

    private Optional<Early> handOver(Inputs from, Inputs wanted)
            throws InfrastructureException, ExecutionException, InterruptedException {
        if (!taker.map(parts::startsServersOf).orElse(false)) {
            console.info(PrewarmMessages.parametersChanged());
            return Optional.empty();
        }
        if (!from.equals(wanted)) {
            console.info(PrewarmMessages.inputsChanged());
            return Optional.empty();
        }
        Early workers = started();
        if (!claimed.compareAndSet(false, true)) {
            healthy.get();
        } else if (workers.workers().pool().isStillborn()) {
            workers.session().awaitFirst();
        }
        boolean gone = workers.session().isStopped() || workers.workers().pool().isExhausted();
        if (gone || Files.notExists(parts.files().lock())) {
            console.info(PrewarmMessages.gone());
            return Optional.empty();
        }
        guard.disarm();
        held.open();
        return Optional.of(workers);
    }

    /** Whoever waits for long wants to see for what. */
    private Early started() throws ExecutionException, InterruptedException {
        try {
            return started.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            held.open();
            return started.get();
        }
    }

    private boolean expectsNothing() {
        try {
            return foreseen.get().isEmpty();
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void end() {
        start.cancel();
        if (!foreseen.isDone() || !expectsNothing()) {
            thread.interrupt();
        }
        try {
            thread.join(END_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        start.end();
        guard.disarm();
    }
}
