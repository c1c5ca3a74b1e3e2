package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.BrowserMessages;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.npm.InstallMessages;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.run.keepalive.KeepMessages;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
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
    private final SessionEnd end;
    private final Preflight preflight;
    private final OwnedResources resources;
    private final KeptWorkers kept;
    private final RunEnvironment environment;
    private final RunBrowser browser;
    private final WorkerPoolFactory pools;
    private volatile int count;
    private volatile Optional<WorkerPool> pool = Optional.empty();

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
     * @param end comes in any case once something may have been started
     * @param kept the workers that the build before has kept
     */
    WorkerSession(
            Console console,
            SessionEnd end,
            Preflight preflight,
            OwnedResources resources,
            KeptWorkers kept,
            RunEnvironment environment,
            WorkerPoolFactory pools) {
        this.console = console;
        this.end = end;
        this.preflight = preflight;
        this.resources = resources;
        this.kept = kept;
        this.environment = environment;
        this.browser = environment.browser();
        this.pools = pools;
    }

    /** Act of a build that must be over before the first test. */
    @FunctionalInterface
    public interface Meanwhile {

        /**
         * Happens.
         *
         * @throws InfrastructureException if no test must run
         */
        void happen() throws InfrastructureException;
    }

    /**
     * Starts the workers and returns when the first of them is healthy; the others come up meanwhile.
     *
     * @param workers how many there are to be
     * @param opening says what is being started
     * @param meanwhile done while the servers start, when no other build can use the project's directories any more
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started; nothing is left then
     */
    public StartedWorkers start(int workers, String opening, Meanwhile meanwhile)
            throws ConfigurationException, InfrastructureException {
        StartedWorkers launched = launch(workers, opening, meanwhile);
        awaitFirst();
        return launched;
    }

    /** The same, but does not wait for any of them: {@link #awaitFirst} does. */
    public StartedWorkers launch(int workers, String opening, Meanwhile meanwhile)
            throws ConfigurationException, InfrastructureException {
        count = workers;
        end.arm(() -> console.warn(RunMessages.toldToEnd()), this::stop);
        boolean launched = false;
        try {
            StartedWorkers made = prepareAndLaunch(opening, meanwhile);
            launched = true;
            return made;
        } catch (ConfigurationException | InfrastructureException e) {
            // Whatever does not work any more then is no fault of the user's, or of the machine.
            if (end.hasBegun()) {
                throw new InfrastructureException(Phrases.interrupted(), e);
            }
            throw e;
        } finally {
            if (!launched) {
                stop();
            }
        }
    }

    /**
     * Waits until the first of the workers is healthy, or has been.
     *
     * @throws InfrastructureException if it can't be started; nothing is left then
     */
    public void awaitFirst() throws InfrastructureException {
        boolean healthy = false;
        try {
            pool.orElseThrow().awaitFirst();
            healthy = true;
        } catch (WorkerException e) {
            boolean stopped = e.problem() instanceof ServerProblem.Stopped;
            throw new InfrastructureException(stopped ? Phrases.interrupted() : notStarted(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(Phrases.interrupted());
        } finally {
            if (!healthy) {
                stop();
            }
        }
    }

    private StartedWorkers prepareAndLaunch(String opening, Meanwhile meanwhile)
            throws ConfigurationException, InfrastructureException {
        try {
            preflight.require();
            resources.open();
            kept.adopt(resources);
            preflight.clear();
            environment.findSecrets();
            preflight.installPackages();
            WorkerPool made = makePool(opening);
            made.launch();
            meanwhile.happen();
            browser.awaitReady();
            return new StartedWorkers(made, environment);
        } catch (InstallException e) {
            throw new InfrastructureException(InstallMessages.of(e.problem()));
        } catch (IOException e) {
            throw new InfrastructureException(RunMessages.notPrepared(FailureReason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(Phrases.interrupted());
        }
    }

    private String notStarted(WorkerException failure) {
        return failure.problem() instanceof ServerProblem.BrowserLost lost
                ? environment.mask().apply(BrowserMessages.unusable(lost.browser()))
                : environment.words(failure);
    }

    private WorkerPool makePool(String opening) throws ConfigurationException, InfrastructureException, IOException {
        browser.open();
        kept.judge(environment.secrets(), resources, resources::endProcesses);
        requireWanted();
        console.info(opening);
        WorkerPool made = pools.make(count);
        pool = Optional.of(made);
        browser.start(made);
        requireWanted();
        return made;
    }

    /** The end may have begun at any moment, in a shutdown hook for instance. It has seen what was there by then. */
    private void requireWanted() throws InfrastructureException {
        if (end.hasBegun()) {
            browser.leave();
            browser.close();
            throw new InfrastructureException(Phrases.interrupted());
        }
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

    /** Whether all has been ended, or is being ended. */
    public boolean isStopped() {
        return end.hasBegun();
    }

    /**
     * Ends the session as it should end: if workers are to be kept, and the build is not being broken off, those that are
     * healthy are handed on to the next one; all else is ended.
     */
    public void finish() {
        if (end.begin()) {
            try {
                if (pool.isEmpty() || !kept.areWanted() || !keep(pool.get())) {
                    endAll();
                }
            } finally {
                end.complete();
            }
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
            console.info(KeepMessages.kept(handedOn.size()));
            return true;
        } catch (IOException e) {
            console.warn(KeepMessages.notKept(FailureReason.of(e)));
            return false;
        }
    }

    /**
     * Ends all processes of this session and removes its directories. When that is being done already, it has been done when
     * this returns.
     */
    public void stop() {
        if (end.begin()) {
            try {
                endAll();
            } finally {
                end.complete();
            }
        }
    }

    private void endAll() {
        long begin = System.nanoTime();
        browser.leave();
        Optional<WorkerPool> workers = pool;
        Set<Long> pids = workers.isPresent() ? workers.get().stop() : resources.endProcesses();
        browser.close();
        List<PortTaken> taken = resources.listeners();
        List<Remnant> remaining = resources.remove();
        resources.dismissReaper();
        if (!pids.isEmpty() || !remaining.isEmpty()) {
            console.warn(OwnershipMessages.notStopped(pids, remaining));
        }
        if (!taken.isEmpty()) {
            console.warn(OwnershipMessages.portsTaken(taken));
        }
        if (pids.isEmpty() && remaining.isEmpty() && taken.isEmpty() && workers.isPresent()) {
            console.info(
                    RunMessages.stopped(workers.get().states().size(), Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
