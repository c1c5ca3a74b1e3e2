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
     * Tests that are expected to run, and what their workers are started with.
     *
     * @param classes as far as they can be named
     * @param inputs what servers are started from
     */
    record Expected(List<String> classes, WorkerDemand demand, Inputs inputs) {}

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
     * Finds out what will run, as far as that can be told.
     *
     * @return nothing if no test is expected to
     * @throws InfrastructureException if a file that decides about it can't be read
     */
    Optional<Expected> foresee(ProjectTests tests, BuildFacts facts, Forecast forecast) throws InfrastructureException {
        Selected selected = parts.select(tests, facts);
        return forecast.classes(selected.selection())
                .map(classes -> new Expected(
                        classes,
                        selected.demand().apply(selected.expected().apply(classes)),
                        Inputs.of(selected.selection().signature())));
    }

    /**
     * Starts as many workers as a run would begin with, and does not wait for any of them.
     *
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if none can be started; nothing is left then
     */
    Early start(Expected expected) throws ConfigurationException, InfrastructureException {
        WorkerSession made = parts.session(expected.inputs(), Optional.of(expected.demand()));
        session = Optional.of(made);
        if (cancelled) {
            throw new InfrastructureException(Phrases.interrupted());
        }
        console.info(PrewarmMessages.starting(expected.classes().size()));
        held.hold();
        StartedWorkers workers = made.launch(parts.allowedWorkers(), PrewarmMessages.takenOver(), () -> {});
        return new Early(made, workers, expected.demand());
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
