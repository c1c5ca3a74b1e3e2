package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.BrowserMessages;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.MaskedConsole;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.npm.InstallMessages;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.run.keepalive.KeepMessages;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.run.retry.InfrastructureRetries;
import io.github.smartscraper.e2e.secrets.KnownSecrets;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.selection.PassRecorder;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One run: sweep, install, plan, start; then forks use its workers; then stop. */
public final class WorkerSession {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(6);

    private final RunRequest request;
    private final int workerCount;
    private final String opening;
    private final Optional<PassRecorder> recorder;
    private final HostSystem host;
    private final Console console;
    private final ShutdownGuard guard;
    private final WorkDirectory files;
    private final KeptWorkers living;
    private final ProcessCookie cookie;
    private final ProcessTree session;
    private final SecretMask mask = new SecretMask();
    private final KnownSecrets secrets;
    private final OwnedResources belongings;
    private final Preflight preparation;
    private final TmuxTerminals terminals;
    private final RunBrowser browser;
    private final WorkerPoolFactory assembly;
    private final ConsoleEvents events;
    private @Nullable WorkerPool pool;
    private @Nullable InfrastructureRetries attempts;
    private boolean stopped;

    /**
     * A run; nothing is started yet.
     *
     * @param selection what is to be run; never more workers than test classes are started
     * @param recorder told before and after
     * @param guard armed before anything is started
     * @param living what the build before has left running
     */
    public WorkerSession(
            RunRequest request,
            Selection selection,
            PassRecorder recorder,
            HostSystem host,
            Console console,
            ShutdownGuard guard,
            KeptWorkers living) {
        this(
                request,
                Math.min(request.workers().count(), selection.order().size()),
                WorkerMessages.starting(
                        Math.min(request.workers().count(), selection.order().size()),
                        selection.order().size(),
                        request.workers().count()),
                Optional.of(recorder),
                host,
                console,
                guard,
                living);
    }

    private WorkerSession(
            RunRequest request,
            int workerCount,
            String opening,
            Optional<PassRecorder> recorder,
            HostSystem host,
            Console console,
            ShutdownGuard guard,
            KeptWorkers living) {
        this.request = request;
        this.opening = opening;
        this.recorder = recorder;
        this.workerCount = workerCount;
        this.host = host;
        this.console = new MaskedConsole(console, mask);
        this.guard = guard;
        this.living = living;
        this.cookie = living.cookie();
        this.session = new ProcessTree(host.processes(), cookie, null);
        this.files = request.output().directory();
        this.secrets = new KnownSecrets(request.secrets(), host, cookie, mask, this.console);
        this.belongings = new OwnedResources(cookie, request, host, this.console);
        this.preparation = new Preflight(request, host, cookie, this.console, mask);
        this.terminals = new TmuxTerminals(request.workers().tmux(), host, belongings);
        this.browser = new RunBrowser(request, host, cookie, belongings, this.console, mask);
        this.assembly = new WorkerPoolFactory(
                request, workerCount, host, belongings, living, secrets, mask, terminals, browser);
        this.events = new ConsoleEvents(
                this.console,
                request.output().verbose(),
                request.data().keep(),
                files.keptData(),
                terminals::attachCommand);
    }

    /** As many workers as are allowed, for others than Maven's tests to use; nothing is started yet. */
    public static WorkerSession withoutTests(
            RunRequest request, String opening, HostSystem host, Console console, ShutdownGuard guard)
            throws InfrastructureException {
        return new WorkerSession(
                request,
                request.workers().count(),
                opening,
                Optional.empty(),
                host,
                console,
                guard,
                new KeptWorkers(request, host, "", console));
    }

    /**
     * Starts the workers and returns when the first of them is healthy; the others come up meanwhile.
     *
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started; nothing is left then
     */
    public void start() throws ConfigurationException, InfrastructureException {
        guard.arm(() -> console.warn(RunMessages.toldToEnd()), this::stop);
        boolean started = false;
        try {
            preparation.requireCommand();
            terminals.require();
            browser.require();
            preparation.requireWorkDirectory();
            belongings.open();
            living.adopt(belongings);
            preparation.sweepLeftovers();
            preparation.prepareFiles();
            secrets.find();
            recorder.ifPresent(PassRecorder::begin);
            preparation.installPackages();
            makePool().start();
            browser.awaitReady();
            started = true;
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
                ? mask.apply(BrowserMessages.unusable(lost.browser()))
                : words(failure);
    }

    /** Never while or after the run is stopped, by a shutdown hook for instance: what is made then would be left. */
    private synchronized WorkerPool makePool() throws ConfigurationException, InfrastructureException, IOException {
        if (stopped) {
            throw new InfrastructureException(Phrases.interrupted());
        }
        browser.open();
        WorkerPool made = assembly.assemble(console, opening, events, session, () -> session.end(GRACE, END_LIMIT));
        browser.start(made);
        pool = made;
        attempts = new InfrastructureRetries(made, request.workers().retryInfrastructure(), files, console);
        return made;
    }

    /** The workers, for forks to lease. */
    public WorkerPool pool() {
        if (pool == null) {
            throw new IllegalStateException("the run has no workers yet");
        }
        return pool;
    }

    /** The attempts to run what was selected. */
    public InfrastructureRetries attempts() {
        if (attempts == null) {
            throw new IllegalStateException("the run has no workers yet");
        }
        return attempts;
    }

    /** How many forks can have a worker at the same time. */
    public int workerCount() {
        return workerCount;
    }

    /** Keeps secrets out of whatever is printed or written. */
    public UnaryOperator<String> mask() {
        return mask;
    }

    /** A worker's failure in a sentence, without secrets. */
    public String words(WorkerException failure) {
        return mask.apply(ServerMessages.worker(failure));
    }

    /** Environment variables with the secrets, for forks. */
    public Map<String, String> secrets() {
        return secrets.variables();
    }

    /** The address of the shared browser, under its name; empty if there is none. */
    public Map<String, String> browser() {
        return browser.variables();
    }

    /** What this run is known by. */
    public String session() {
        return cookie.session();
    }

    /**
     * Has a file that names the session removed when Maven is gone.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watch(Path file) throws IOException {
        belongings.watch(file);
    }

    /**
     * Has a file that names the session removed when the run ends, however it does.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void own(Path file) throws IOException {
        belongings.own(file);
    }

    /** Whether all has been ended. */
    public synchronized boolean isStopped() {
        return stopped;
    }

    /** The environment variables by which all that descends from this run is known. */
    public Map<String, String> cookieVariables() {
        return cookie.variables();
    }

    /** Where the plugin's own files are. */
    public WorkDirectory files() {
        return files;
    }

    /**
     * Writes down what came of the tests, when all forks have ended.
     *
     * @throws InfrastructureException if the results can't be written
     */
    public void record() throws InfrastructureException {
        if (recorder.isPresent()) {
            recorder.get().write(attempts().faults());
        }
    }

    /** Test classes that began without a worker that was ready for them, so that their results can't be trusted. */
    public List<Fault> unready() {
        return attempts == null ? List.of() : attempts.unready();
    }

    /**
     * Ends the run as it should end: if workers are to live on, and the build is not being broken off, those that are
     * healthy are left to the next one; all else is ended.
     */
    public synchronized void finish() {
        if (stopped || pool == null || !living.areWanted()) {
            stop();
            return;
        }
        events.becomeQuiet();
        Set<Integer> healthy = pool.leave();
        List<OwnedWorker> workers = belongings.registry().workers().stream()
                .filter(worker -> healthy.contains(worker.id()))
                .toList();
        if (workers.isEmpty()) {
            stop();
            return;
        }
        try {
            living.leave(workers, belongings);
            stopped = true;
            guard.disarm();
            console.info(KeepMessages.kept(workers.size()));
        } catch (IOException e) {
            console.warn(KeepMessages.notKept(FailureReason.of(e)));
            stop();
        }
    }

    /** Ends all processes of this run and removes its directories; does nothing when that has been done. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        events.becomeQuiet();
        long begin = System.nanoTime();
        browser.leave();
        Set<Long> pids = pool == null ? session.end(GRACE, END_LIMIT) : pool.stop();
        browser.close();
        List<Path> remaining = belongings.remove();
        belongings.dismissReaper();
        guard.disarm();
        if (!pids.isEmpty() || !remaining.isEmpty()) {
            console.warn(OwnershipMessages.notStopped(pids, remaining));
        } else if (pool != null) {
            console.info(RunMessages.stopped(workerCount, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
