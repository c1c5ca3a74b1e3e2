package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.worker.server.PortMover;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The workers of one run: started a few at a time, lent to one fork each, supervised, and ended together. */
public final class WorkerPool {

    private final WorkerTable table;
    private final WorkerLife.Starts starts;
    private final PoolSettings settings;
    private final ProcessTree session;
    private final WorkerListeners events;
    private final FaultLedger ledger;
    private final ClassReadiness readiness;

    /** A thread for each worker that has been started; guarded by itself, together with whether there may be more. */
    private final List<Thread> lives = new ArrayList<>();

    private volatile boolean over;
    private volatile boolean alwaysFresh;

    /**
     * A pool; nothing is started yet.
     *
     * @param plans the workers that it begins with
     * @param mover gives a worker another port
     * @param session all processes of this run, to be ended with the pool
     */
    public WorkerPool(
            List<WorkerPlan> plans,
            ServerStarter starter,
            PoolSettings settings,
            PortMover mover,
            WorkerListeners events,
            ProcessTree session) {
        this.table = new WorkerTable(plans, events);
        this.starts = new WorkerLife.Starts(starter, mover, new Semaphore(settings.parallelStarts(), true));
        this.settings = settings;
        this.session = session;
        this.events = events;
        this.ledger = new FaultLedger(table, events);
        this.readiness = new ClassReadiness(table, starter, settings, events);
    }

    /**
     * Starts the workers that it begins with, as many as there is demand for, and returns as soon as one of them is healthy.
     *
     * @throws WorkerException if one can't be started before another is healthy: then none of them can be expected to
     */
    public void start() throws WorkerException, InterruptedException {
        launch();
        awaitFirst();
    }

    /** Starts the workers that it begins with, as many as there is demand for, and does not wait for them. */
    public void launch() {
        for (int left = settings.demand().first(this); left > 0 && startNext(); left--) {}
    }

    /**
     * Waits until one of the workers that it has begun with is healthy, or has been.
     *
     * @throws WorkerException if one can't be started before another is healthy
     */
    public void awaitFirst() throws WorkerException, InterruptedException {
        if (!table.awaitFirst()) {
            throw gone();
        }
    }

    /** How long ago the first worker became healthy; zero if none has. */
    public Duration serving() {
        return table.serving();
    }

    /** Whether one of the workers that it has begun with can't be started, and none has ever been healthy. */
    public boolean isStillborn() {
        return table.isStillborn();
    }

    /**
     * Starts one more of the workers that are held back, and does not wait for it.
     *
     * @return whether there was one
     */
    public boolean startNext() {
        Optional<Worker> next = over ? Optional.empty() : table.addNext();
        next.ifPresent(this::launch);
        return next.isPresent();
    }

    /** How many workers are held back. */
    public int held() {
        return table.held();
    }

    /** The numbers of those whose servers an earlier build has left running. */
    public Set<Integer> kept() {
        return starts.starter().kept();
    }

    /** Lends no more workers at a time than this, from now on. */
    public void lend(int most) {
        table.lend(most);
    }

    /** The workers that have been started, and how each of them is. */
    public Map<Integer, WorkerState> states() {
        Map<Integer, WorkerState> states = new LinkedHashMap<>();
        table.all().forEach(worker -> states.put(worker.plan().id(), table.read(worker, Worker::state)));
        return states;
    }

    /** The processes of a worker's server. */
    public Set<Long> pids(int id) {
        return starts.starter().pids(plan(id));
    }

    /** All processes of this run. */
    public Set<Long> pids() {
        return session.pids();
    }

    /** Whether it has been ended, or is being ended. */
    public boolean isOver() {
        return over;
    }

    /** Starts one more worker, and does not wait for it; one that comes when the pool is being stopped is gone at once. */
    void startAnother(WorkerPlan plan) {
        launch(table.add(plan));
    }

    private void launch(Worker worker) {
        WorkerLife life = new WorkerLife(worker, table, starts, settings.maxRestarts(), ledger, events);
        Thread thread = new Thread(
                () -> live(life, worker), "e2e-worker-" + worker.plan().id());
        thread.setDaemon(true);
        synchronized (lives) {
            if (!over) {
                lives.add(thread);
                thread.start();
                return;
            }
        }
        table.update(worker, late -> late.become(WorkerState.GONE));
    }

    /** A worker that is given up makes room for one that is held back. */
    private void live(WorkerLife life, Worker worker) {
        life.run();
        if (table.hasServed() && table.read(worker, Worker::isGone)) {
            startNext();
        }
    }

    /**
     * Takes a worker that no other fork has, waiting until one is healthy.
     *
     * @throws WorkerException if there is none left to wait for
     */
    public WorkerPlan lease() throws WorkerException, InterruptedException {
        return lease(() -> false).orElseThrow(this::gone);
    }

    /**
     * The same, as long as a worker is needed.
     *
     * @param needless asked again and again, and after each {@link #wake}
     * @return nothing if it is needed no more
     * @throws WorkerException if there is none left to wait for
     */
    public Optional<WorkerPlan> lease(BooleanSupplier needless) throws WorkerException, InterruptedException {
        return lease(needless, coming -> false);
    }

    /** The same, but takes one whose server is still coming up rather than wait for that, see {@link #awaitServer}. */
    public Optional<WorkerPlan> leaseEarly(BooleanSupplier needless) throws WorkerException, InterruptedException {
        return lease(needless, Worker::isComing);
    }

    private Optional<WorkerPlan> lease(BooleanSupplier needless, Predicate<Worker> instead)
            throws WorkerException, InterruptedException {
        Optional<Worker> worker = table.awaitLease(needless, instead);
        if (worker.isEmpty() && !needless.getAsBoolean()) {
            throw gone();
        }
        return worker.map(Worker::plan);
    }

    /** Waits until the server of a worker has come up; nothing if it never will, or that is needed no more. */
    public Optional<WorkerPlan> awaitServer(int id, BooleanSupplier needless) throws InterruptedException {
        Worker worker = table.byId(id);
        table.await(worker, one -> !one.isAwaited() || needless.getAsBoolean());
        return table.read(worker, one -> one.isAwaited() || one.isGone() ? Optional.empty() : Optional.of(one.plan()));
    }

    /** Lets all that wait for a worker look again whether they still need one. */
    public void wake() {
        table.wake();
    }

    /**
     * A fork has started on a worker: its first test class is about to begin.
     *
     * @param after how long that took, without what it has waited for the server
     * @param cpu processor time that it has used
     */
    public void forkStarted(int id, Duration after, Duration cpu) {
        events.forkStarted(plan(id), after, cpu);
    }

    /** The plan of a worker. */
    public WorkerPlan plan(int id) {
        return table.plans().stream()
                .filter(plan -> plan.id() == id)
                .findFirst()
                .orElseGet(() -> table.byId(id).plan());
    }

    /** Takes a worker back from its fork. */
    public void release(int id) {
        Worker worker = table.byId(id);
        // A class that has begun and not ended went down with its fork.
        table.read(worker, Worker::running).forEach(testClass -> endClass(id, testClass, true));
        table.update(worker, Worker::release);
    }

    /**
     * Makes a worker ready for a test class: resets it as configured and waits until it is healthy.
     *
     * @throws WorkerException if its server is beyond help, or its DATA_DIR can't be reset
     */
    public void beginClass(int id, String testClass) throws WorkerException, InterruptedException {
        Worker worker = table.byId(id);
        events.classWaits(worker.plan(), testClass);
        try {
            readiness.makeReady(worker, alwaysFresh ? ResetMode.RESTART : settings.reset());
            events.classBegan(worker.plan(), testClass);
            table.update(worker, ready -> ready.begin(testClass));
        } catch (WorkerException e) {
            ledger.notReady(id, testClass, e.problem());
            throw e;
        }
    }

    /** A test class has ended; of no account if the worker was not made ready for it. */
    public void endClass(int id, String testClass, boolean failed) {
        Worker worker = table.byId(id);
        if (table.read(worker, running -> running.isRunning(testClass))) {
            // The supervisor looks at intervals, and the next class may have begun when it sees a server dead.
            boolean doubtful = failed && !readiness.isHealthy(worker);
            events.classEnded(worker.plan(), testClass, failed);
            table.update(worker, running -> running.end(testClass, doubtful));
        }
    }

    /** Waits until it is known of each server that did not answer when a class had failed whether it has failed, too. */
    public void settle() throws InterruptedException {
        readiness.settle();
    }

    Duration settleLimit() {
        return readiness.settleLimit();
    }

    /** From now on each class gets a fresh server and the seed, however workers are reset otherwise. */
    public void serveFresh() {
        alwaysFresh = true;
    }

    /** Whether its workers are brought back to their seed between test classes, so that each can have but one at a time. */
    public boolean isReset() {
        return alwaysFresh || settings.reset() != ResetMode.NONE;
    }

    /** The browser that all servers share has failed: the classes that are running are hit, whatever they need it for. */
    public void browserFailed(BrowserProblem problem) {
        ledger.browserFailed(problem);
    }

    /** The browser that all servers share can't be had any more, so that no worker is of use. */
    public void browserLost(BrowserProblem problem) {
        browserFailed(problem);
        table.dropHeld();
        table.all()
                .forEach(worker ->
                        table.update(worker, useless -> useless.endBecauseOf(new ServerProblem.BrowserLost(problem))));
    }

    /** Whether all workers have been given up. */
    public boolean isExhausted() {
        return table.isExhausted();
    }

    /** Where it is entered what went wrong with servers while they were in use. */
    public FaultLedger ledger() {
        return ledger;
    }

    /**
     * Ends all servers with all that they have started; nothing is left to do at a second call.
     *
     * @return the pids that could not be ended
     */
    public Set<Long> stop() {
        List<Thread> ending = endLives();
        Set<Long> left = end(List.of());
        WorkerLife.join(ending);
        for (Worker worker : table.all()) {
            table.update(worker, stopped -> stopped.become(WorkerState.GONE));
        }
        return left;
    }

    /**
     * Supervises no more, and ends all but the servers that are healthy.
     *
     * @return the numbers of the workers whose servers go on
     */
    public Set<Integer> leave() {
        List<Worker> serving = new ArrayList<>();
        for (Worker worker : table.all()) {
            // In one step: from then on no life ends its server, which it may just have been about to do.
            if (table.updateIf(worker, Worker::isServing, stopping -> stopping.become(WorkerState.STOPPING))) {
                serving.add(worker);
            }
        }
        List<Thread> ending = endLives();
        serving.removeIf(worker -> !readiness.isHealthy(worker));
        end(serving.stream().map(worker -> worker.plan().cookie()).toList());
        WorkerLife.join(ending);
        return serving.stream()
                .map(Worker::plan)
                .filter(starts.starter()::isOwn)
                .map(WorkerPlan::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> end(List<ProcessCookie> spared) {
        return session.endAllBut(spared, settings.limits().end(), this::tellOverdue);
    }

    private void tellOverdue(Set<Long> pids) {
        Duration stopTimeout = settings.limits().stop();
        for (Worker worker : table.all()) {
            if (!stopTimeout.isZero()
                    && starts.starter().pids(worker.plan()).stream().anyMatch(pids::contains)) {
                events.overdue(worker.plan(), stopTimeout);
            }
        }
    }

    /** From when this returns no life launches a server, ends one, or takes the end of one for a fault. */
    private List<Thread> endLives() {
        List<Thread> started;
        synchronized (lives) {
            over = true;
            started = List.copyOf(lives);
        }
        table.dropHeld();
        for (Worker worker : table.all()) {
            table.update(worker, stopping -> stopping.become(WorkerState.STOPPING));
        }
        starts.starter().close();
        started.forEach(Thread::interrupt);
        return started;
    }

    private WorkerException gone() {
        return table.all().stream()
                .filter(one -> table.read(one, Worker::isGone))
                .map(worker -> new WorkerException(worker.plan().id(), table.read(worker, Worker::end)))
                // Those that were only stopped with the others have nothing to tell.
                .min(Comparator.comparing(gone -> gone.problem() instanceof ServerProblem.Stopped))
                .orElseGet(() -> new WorkerException(0, new ServerProblem.Stopped()));
    }
}
