package io.github.smartscraper.e2e.run.manual;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.ShutdownGuard;
import io.github.smartscraper.e2e.run.WorkerSession;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** What goal run does: workers for tests that an IDE starts, and for people, until they are told to end. */
public final class ManualRun {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Console console;
    private final WorkerSession workers;
    private final WorkerEnvFiles handover;

    /**
     * A run; nothing is started yet.
     *
     * @param guard armed before anything is started
     * @throws InfrastructureException if the plugin's own files can't be used
     */
    public ManualRun(RunRequest request, HostSystem host, Console console, ShutdownGuard guard)
            throws InfrastructureException {
        this.console = console;
        this.workers = WorkerSession.withoutTests(
                request.besideBuilds(),
                ManualRunMessages.starting(request.workers().count()),
                host,
                console,
                guard);
        this.handover = new WorkerEnvFiles(request.output().directory().path(), workers.session());
    }

    /**
     * Starts the workers, says where they are, and returns when they have been told to end.
     *
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started, or none is left; nothing is left behind then
     */
    public void run() throws ConfigurationException, InfrastructureException {
        Path session = workers.files().session();
        OptionalLong other = SessionRegistry.liveOwner(session);
        if (other.isPresent()) {
            throw new ConfigurationException(ManualRunMessages.running(other.getAsLong(), session.getParent()));
        }
        workers.start();
        try {
            handOver();
            awaitEnd();
        } catch (WorkerException e) {
            throw new InfrastructureException(ManualRunMessages.gone(workers.words(e)));
        } catch (IOException e) {
            throw new InfrastructureException(ManualRunMessages.notHandedOver(FailureReason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.stop();
        }
    }

    /** In the order in which they become healthy; those that don't have been told of by then. */
    private void handOver() throws WorkerException, IOException, InterruptedException {
        int count = 0;
        while (count < workers.workerCount()) {
            WorkerPlan worker;
            try {
                worker = workers.pool().lease();
            } catch (WorkerException e) {
                if (workers.isStopped()) {
                    return;
                }
                throw e;
            }
            for (Path file : handover.of(worker.id())) {
                workers.own(file);
            }
            handover.write(worker, workers.browser());
            Path log = worker.launch().log();
            boolean secret = !workers.mask().apply(worker.token()).equals(worker.token());
            ManualRunMessages.worker(worker, secret, log, handover.of(worker.id()))
                    .forEach(console::info);
            count++;
        }
        console.info(ManualRunMessages.ready(count));
    }

    private void awaitEnd() throws WorkerException, InterruptedException {
        while (!workers.isStopped()) {
            if (workers.pool().isExhausted() && !workers.isStopped()) {
                // It says why.
                workers.pool().lease();
            }
            Thread.sleep(POLL.toMillis());
        }
    }
}
