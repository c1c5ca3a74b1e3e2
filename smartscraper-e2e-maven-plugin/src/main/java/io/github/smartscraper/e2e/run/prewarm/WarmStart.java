package io.github.smartscraper.e2e.run.prewarm;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.RunOrchestrator.Early;
import io.github.smartscraper.e2e.run.RunOrchestrator.Selected;
import io.github.smartscraper.e2e.run.WorkerSession;
import io.github.smartscraper.e2e.run.WorkerSession.StartedWorkers;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint.Inputs;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.worker.demand.WorkerDemand;
import java.util.List;
import java.util.Optional;

/** Start of workers for what is expected to run, on a thread of its own. */
final class WarmStart {

    private final RunAssembly parts;
    private final HeldConsole held;
    private final Console console;
    private volatile Optional<WorkerSession> session = Optional.empty();
    private volatile boolean cancelled;

    /**
     * Workers that have been started.
     *
     * @param inputs what their servers were started from
     */
    record Warm(Early workers, Inputs inputs) {}

    /**
     * A start that has not begun.
     *
     * @param parts of a run that speaks through {@code held}
     * @param console says at once that servers are being started
     */
    WarmStart(RunAssembly parts, HeldConsole held, Console console) {
        this.parts = parts;
        this.held = held;
        this.console = console;
    }

    /**
     * Starts as many workers as a run would begin with, and returns when the first of them is healthy.
     *
     * @return nothing if no test is expected to run
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started; nothing is left then
     */
    Optional<Warm> run(ProjectTests tests, BuildFacts facts, Forecast forecast)
            throws ConfigurationException, InfrastructureException {
        Selected selected = parts.select(tests, facts);
        Optional<List<String>> classes = forecast.classes(selected.selection());
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        WorkerDemand demand = selected.demand().apply(selected.expected().apply(classes.get()));
        Inputs inputs = Inputs.of(selected.selection().signature());
        WorkerSession made = parts.session(inputs, Optional.of(demand));
        session = Optional.of(made);
        if (cancelled) {
            throw new InfrastructureException(Phrases.interrupted());
        }
        console.info(PrewarmMessages.starting(classes.get().size()));
        held.hold();
        StartedWorkers workers = made.start(parts.allowedWorkers(), PrewarmMessages.takenOver(), () -> {});
        return Optional.of(new Warm(new Early(made, workers, demand), inputs));
    }

    /** From now on nothing is begun; what has been begun goes on until its thread is interrupted. */
    void cancel() {
        cancelled = true;
    }

    /** Ends what has been started; its thread must have ended, or have been given up. */
    void end() {
        session.ifPresent(WorkerSession::stop);
    }
}
