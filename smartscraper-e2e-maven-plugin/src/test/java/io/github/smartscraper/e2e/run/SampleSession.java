package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.run.WorkerSession.StartedWorkers;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import io.github.smartscraper.e2e.worker.WorkerPool;
import java.util.Optional;

/** A session of workers for a number of test classes, with what it was started with. */
public final class SampleSession {

    private final WorkerSession session;
    private final WorkDirectory files;
    private final int allowed;
    private final int classes;
    private Optional<StartedWorkers> started = Optional.empty();

    SampleSession(WorkerSession session, WorkDirectory files, int allowed, int classes) {
        this.session = session;
        this.files = files;
        this.allowed = allowed;
        this.classes = classes;
    }

    /** Starts as many workers as the orchestrator would. */
    public void start() throws ConfigurationException, InfrastructureException {
        start(() -> {});
    }

    /** The same, and does something meanwhile. */
    void start(WorkerSession.Meanwhile meanwhile) throws ConfigurationException, InfrastructureException {
        String opening = WorkerMessages.starting(workerCount(), classes, allowed);
        started = Optional.of(session.start(workerCount(), opening, meanwhile));
    }

    int workerCount() {
        return Math.min(allowed, classes);
    }

    /** The workers, once they are started. */
    public WorkerPool pool() {
        return started.orElseThrow().pool();
    }

    SecretMask mask() {
        return started.orElseThrow().environment().mask();
    }

    WorkDirectory files() {
        return files;
    }

    /** The cookie of all that it has started. */
    public ProcessCookie cookie() {
        return session.cookie();
    }

    /** Ends it as goal stop does. */
    public void finish() {
        session.finish();
    }

    /** Ends it at once. */
    public void stop() {
        session.stop();
    }
}
