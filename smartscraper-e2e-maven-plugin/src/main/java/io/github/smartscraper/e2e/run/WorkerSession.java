package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.BrowserMessages;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.npm.InstallMessages;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.run.keepalive.KeepMessages;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.run.ownership.ShutdownGuard;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.tree.Remnant;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Session of workers: sweep, install, plan, start; then tests use them; then they are ended, or kept. */
public final class WorkerSession {

    private final Console console;
    private final ShutdownGuard guard;
    private final Preflight preflight;
    private final OwnedResources resources;
    private final KeptWorkers kept;
    private final RunEnvironment environment;
    private final RunBrowser browser;
    private final WorkerPoolFactory pools;
    private int count;
    private Optional<WorkerPool> pool = Optional.empty();
    private boolean stopped;

    /**
     * Workers that have been started, with what their tests need besides.
     *
     * @param pool the workers, to be leased
     * @param environment variables and secrets that all of them share
     */
    public record StartedWorkers(WorkerPool pool, RunEnvironment environment) {

        /** A worker's failure in a sentence, without secrets. */
        public String words(WorkerException failure) {
            return environment.words(failure);
        }
    }

    /**
     * A session; nothing is started yet.
     *
     * @param guard armed before anything is started
     * @param kept the workers that the build before has kept
     */
    WorkerSession(
            Console console,
            ShutdownGuard guard,
            Preflight preflight,
            OwnedResources resources,
            KeptWorkers kept,
            RunEnvironment environment,
            WorkerPoolFactory pools) {
        this.console = console;
        this.guard = guard;
        this.preflight = preflight;
        this.resources = resources;
        this.kept = kept;
        this.environment = environment;
        this.browser = environment.browser();
        this.pools = pools;
    }

    /** Act of a build before it starts anything. */
    @FunctionalInterface
    public interface Beforehand {

        /**
         * Happens.
         *
         * @throws InfrastructureException if nothing must be started
         */
        void happen() throws InfrastructureException;
    }

    /**
     * Starts the workers and returns when the first of them is healthy; the others come up meanwhile.
     *
     * @param workers how many there are to be
     * @param opening says what is being started
     * @param beforehand done when no other build can use the project's directories any more, and nothing is started yet
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started; nothing is left then
     */
    public StartedWorkers start(int workers, String opening, Beforehand beforehand)
            throws ConfigurationException, InfrastructureException {
        count = workers;
        guard.arm(() -> console.warn(RunMessages.toldToEnd()), this::stop);
        boolean started = false;
        try {
            preflight.require();
            resources.open();
            kept.adopt(resources);
            preflight.clear();
            environment.findSecrets();
            beforehand.happen();
            preflight.installPackages();
            WorkerPool made = makePool(opening);
            made.start();
            browser.awaitReady();
            started = true;
            return new StartedWorkers(made, environment);
        } catch (WorkerException e) {
            throw new InfrastructureException(notStarted(e));
        } catch (InstallException e) {
            throw new InfrastructureException(InstallMessages.of(e.problem()));
        } catch (IOException e) {
            throw new InfrastructureException(RunMessages.notPrepared(FailureReason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(Phrases.interrupted());
        } finally {
            if (!started) {
                stop();
            }
        }
    }

    private String notStarted(WorkerException failure) {
        return failure.problem() instanceof ServerProblem.BrowserLost lost
                ? environment.mask().apply(BrowserMessages.unusable(lost.browser()))
                : environment.words(failure);
    }

    /** Never while or after the session is stopped, by a shutdown hook for instance: what is made then would be left. */
    private synchronized WorkerPool makePool(String opening)
            throws ConfigurationException, InfrastructureException, IOException {
        if (stopped) {
            throw new InfrastructureException(Phrases.interrupted());
        }
        browser.open();
        kept.judge(environment.secrets(), resources, resources::endProcesses);
        console.info(opening);
        WorkerPool made = pools.make(count);
        browser.start(made);
        pool = Optional.of(made);
        return made;
    }

    /** The cookie by which all that descends from this session is known. */
    public ProcessCookie cookie() {
        return kept.cookie();
    }

    /**
     * Has a file that names the session removed when Maven is gone.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watch(Path file) throws IOException {
        resources.watch(file);
    }

    /**
     * Has a file that names the session removed when the session ends, however it does.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void own(Path file) throws IOException {
        resources.own(file);
    }

    /** Whether all has been ended. */
    public synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * Ends the session as it should end: if workers are to be kept, and the build is not being broken off, those that are
     * healthy are handed on to the next one; all else is ended.
     */
    public synchronized void finish() {
        if (stopped || pool.isEmpty() || !kept.areWanted() || !keep(pool.get())) {
            stop();
        }
    }

    private boolean keep(WorkerPool workers) {
        Set<Integer> healthy = workers.leave();
        List<OwnedWorker> handedOn = resources.registry().workers().stream()
                .filter(worker -> healthy.contains(worker.id()))
                .toList();
        if (handedOn.isEmpty()) {
            return false;
        }
        try {
            kept.handOn(handedOn, resources);
            stopped = true;
            guard.disarm();
            console.info(KeepMessages.kept(handedOn.size()));
            return true;
        } catch (IOException e) {
            console.warn(KeepMessages.notKept(FailureReason.of(e)));
            return false;
        }
    }

    /** Ends all processes of this session and removes its directories; does nothing when that has been done. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        long begin = System.nanoTime();
        browser.leave();
        Set<Long> pids = pool.isPresent() ? pool.get().stop() : resources.endProcesses();
        browser.close();
        List<Remnant> remaining = resources.remove();
        resources.dismissReaper();
        guard.disarm();
        if (!pids.isEmpty() || !remaining.isEmpty()) {
            console.warn(OwnershipMessages.notStopped(pids, remaining));
        } else if (pool.isPresent()) {
            console.info(RunMessages.stopped(count, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
