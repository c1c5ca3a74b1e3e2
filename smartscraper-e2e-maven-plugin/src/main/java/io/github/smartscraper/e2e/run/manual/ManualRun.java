package io.github.smartscraper.e2e.run.manual;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.run.RunEnvironment;
import io.github.smartscraper.e2e.run.WorkerSession;
import io.github.smartscraper.e2e.run.WorkerSession.StartedWorkers;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Workers for tests that an IDE starts, and for people, until they are told to end, as goal run offers them. */
public final class ManualRun {

    private static final Duration POLL = Duration.ofMillis(100);

    private final WorkerSession session;
    private final int count;
    private final WorkDirectory files;
    private final WorkerEnvFiles envFiles;
    private final Console console;

    /**
     * A run; nothing is started yet.
     *
     * @param count how many workers there are to be
     * @param files where the run keeps its own files, beside those of builds
     * @param envDirectory gets the files that hand workers over
     */
    public ManualRun(WorkerSession session, int count, WorkDirectory files, Path envDirectory, Console console) {
        this.session = session;
        this.count = count;
        this.files = files;
        this.envFiles = new WorkerEnvFiles(envDirectory, session.cookie().session());
        this.console = console;
    }

    /**
     * Starts the workers, says where they are, and returns when they have been told to end.
     *
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started, or none is left; nothing is left behind then
     */
    public void run() throws ConfigurationException, InfrastructureException {
        OptionalLong other = SessionRegistry.liveOwner(files.session());
        if (other.isPresent()) {
            throw new ConfigurationException(ManualRunMessages.running(other.getAsLong(), files.path()));
        }
        StartedWorkers workers = session.start(count, ManualRunMessages.starting(count), () -> {});
        try {
            handOver(workers);
            awaitEnd(workers.pool());
        } catch (WorkerException e) {
            throw new InfrastructureException(ManualRunMessages.gone(workers.words(e)));
        } catch (IOException e) {
            throw new InfrastructureException(ManualRunMessages.notHandedOver(FailureReason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            session.stop();
        }
    }

    /** In the order in which they become healthy; those that don't have been told of by then. */
    private void handOver(StartedWorkers workers) throws WorkerException, IOException, InterruptedException {
        for (int handedOver = 0; handedOver < count; handedOver++) {
            Optional<WorkerPlan> worker = lease(workers.pool());
            if (worker.isEmpty()) {
                return;
            }
            show(worker.get(), workers.environment());
        }
        console.info(ManualRunMessages.ready(count));
    }

    /** A worker that is healthy now; none if the session has been ended meanwhile. */
    private Optional<WorkerPlan> lease(WorkerPool pool) throws WorkerException, InterruptedException {
        try {
            return Optional.of(pool.lease());
        } catch (WorkerException e) {
            if (session.isStopped()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void show(WorkerPlan worker, RunEnvironment environment) throws IOException {
        for (Path file : envFiles.of(worker.id())) {
            session.own(file);
        }
        envFiles.write(worker, environment.properties());
        Path log = worker.launch().log();
        boolean secret = !environment.mask().apply(worker.token()).equals(worker.token());
        ManualRunMessages.worker(worker, secret, log, envFiles.of(worker.id())).forEach(console::info);
    }

    private void awaitEnd(WorkerPool pool) throws WorkerException, InterruptedException {
        while (!session.isStopped()) {
            if (pool.isExhausted() && !session.isStopped()) {
                // It says why.
                pool.lease();
            }
            Thread.sleep(POLL.toMillis());
        }
    }
}
