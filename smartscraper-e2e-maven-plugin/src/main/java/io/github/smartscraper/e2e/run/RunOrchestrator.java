package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.MaskedConsole;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerPool;
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
public final class RunOrchestrator {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(6);

    private final RunRequest request;
    private final int workerCount;
    private final String opening;
    private final Optional<Recorder> recorder;
    private final HostSystem host;
    private final Console console;
    private final ShutdownGuard guard;
    private final WorkFiles files;
    private final LivingWorkers living;
    private final ProcessCookie cookie;
    private final ProcessTree session;
    private final SecretMask mask = new SecretMask();
    private final RunSecrets secrets;
    private final Belongings belongings;
    private final Preparation preparation;
    private final Terminals terminals;
    private final RunBrowser browser;
    private final PoolAssembly assembly;
    private final ConsoleEvents events;
    private @Nullable WorkerPool pool;
    private @Nullable Attempts attempts;
    private boolean stopped;

    /**
     * A run; nothing is started yet.
     *
     * @param selection what is to be run; never more workers than test classes are started
     * @param recorder told before and after
     * @param guard armed before anything is started
     * @param living what the build before has left running
     */
    public RunOrchestrator(
            RunRequest request,
            Selection selection,
            Recorder recorder,
            HostSystem host,
            Console console,
            ShutdownGuard guard,
            LivingWorkers living) {
        this(
                request,
                Math.min(request.workers(), selection.order().size()),
                Messages.starting(
                        Math.min(request.workers(), selection.order().size()),
                        selection.order().size(),
                        request.workers()),
                Optional.of(recorder),
                host,
                console,
                guard,
                living);
    }

    private RunOrchestrator(
            RunRequest request,
            int workerCount,
            String opening,
            Optional<Recorder> recorder,
            HostSystem host,
            Console console,
            ShutdownGuard guard,
            LivingWorkers living) {
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
        this.files = new WorkFiles(request.workDirectory());
        this.secrets = new RunSecrets(request.features().secrets(), host, cookie, mask, this.console);
        this.belongings = new Belongings(cookie, request, host, this.console);
        this.preparation = new Preparation(request, host, cookie, this.console, mask);
        this.terminals = new Terminals(request.features().tmux(), host, belongings);
        this.browser = new RunBrowser(request, host, cookie, belongings, this.console, mask);
        this.assembly =
                new PoolAssembly(request, workerCount, host, belongings, living, secrets, mask, terminals, browser);
        this.events = new ConsoleEvents(
                this.console, request.verbose(), request.data().keep(), files.keptData(), terminals::attachCommand);
    }

    /** As many workers as are allowed, for others than Maven's tests to use; nothing is started yet. */
    static RunOrchestrator withoutTests(RunRequest request, HostSystem host, Console console, ShutdownGuard guard)
            throws InfrastructureException {
        return new RunOrchestrator(
                request,
                request.workers(),
                ManualRunMessages.starting(request.workers()),
                Optional.empty(),
                host,
                console,
                guard,
                new LivingWorkers(request, host, "", console));
    }

    /**
     * Starts the workers and returns when the first of them is healthy; the others come up meanwhile.
     *
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started; nothing is left then
     */
    public void start() throws ConfigurationException, InfrastructureException {
        guard.arm(() -> console.warn(Messages.toldToEnd()), this::stop);
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
            recorder.ifPresent(Recorder::begin);
            preparation.installPackages();
            makePool().start();
            browser.awaitReady();
            started = true;
        } catch (WorkerException e) {
            throw new InfrastructureException(notStarted(e));
        } catch (InstallException e) {
            throw new InfrastructureException(Messages.install(e.problem()));
        } catch (IOException e) {
            throw new InfrastructureException(
                    Messages.fileSystem("The workers could not be prepared", FailureReason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(Messages.interrupted());
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
            throw new InfrastructureException(Messages.interrupted());
        }
        browser.open();
        WorkerPool made = assembly.assemble(console, opening, events, session, () -> session.end(GRACE, END_LIMIT));
        browser.start(made);
        pool = made;
        attempts = new Attempts(made, request.retryInfrastructure(), files, console);
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
    public Attempts attempts() {
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
        return mask.apply(Messages.worker(failure));
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
    void own(Path file) throws IOException {
        belongings.own(file);
    }

    /** Whether all has been ended. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** The environment variables by which all that descends from this run is known. */
    public Map<String, String> cookieVariables() {
        return cookie.variables();
    }

    /** Where the plugin's own files are. */
    public WorkFiles files() {
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
            living.leave(workers, assembly.serverSettings(), belongings);
            stopped = true;
            guard.disarm();
            console.info(KeepMessages.left(workers.size()));
        } catch (IOException e) {
            console.warn(KeepMessages.notLeft(String.valueOf(e.getMessage())));
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
            console.warn(Messages.notStopped(pids, remaining));
        } else if (pool != null) {
            console.info(Messages.stopped(workerCount, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
