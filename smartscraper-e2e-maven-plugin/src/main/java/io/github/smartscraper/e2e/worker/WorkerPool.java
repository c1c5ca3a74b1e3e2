package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.isolation.HeldFileCheck;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.PortMover;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** The workers of one run: started a few at a time, lent to one fork each, supervised, and ended together. */
public final class WorkerPool {

    /** A life whose server has ended has nothing left to wait for. */
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(1);

    /** What there is time for, besides the silence of a server until it is given up, when a run settles. */
    private static final Duration FRESH_START = Duration.ofSeconds(18);

    private final WorkerTable table;
    private final WorkerLife.Starts starts;
    private final PoolSettings settings;
    private final ProcessTree session;
    private final WorkerListeners events;
    private final FaultLedger ledger;
    private final HeldFileCheck heldFiles = new HeldFileCheck();

    /** A thread for each worker that has been started; guarded by itself, together with whether there may be more. */
    private final List<Thread> lives = new ArrayList<>();

    private boolean over;
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
    }

    /**
     * Starts the workers that it begins with, and returns as soon as one of them is healthy.
     *
     * @throws WorkerException if one can't be started before another is healthy: then none of them can be expected to
     */
    public void start() throws WorkerException, InterruptedException {
        table.all().forEach(this::launch);
        Optional<Worker> first =
                table.awaitAny(Worker::isServing, workers -> workers.stream().anyMatch(Worker::isGone));
        if (first.isEmpty()) {
            throw gone();
        }
    }

    /** Starts one more worker, and does not wait for it; one that comes when the pool is being stopped is gone at once. */
    void startAnother(WorkerPlan plan) {
        launch(table.add(plan));
    }

    private void launch(Worker worker) {
        WorkerLife life = new WorkerLife(worker, table, starts, settings.maxRestarts(), ledger, events);
        Thread thread = new Thread(life, "e2e-worker-" + worker.plan().id());
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

    /**
     * Takes a worker that no other fork has, waiting until one is healthy.
     *
     * @throws WorkerException if there is none left to wait for
     */
    public WorkerPlan lease() throws WorkerException, InterruptedException {
        return table.awaitLease().map(Worker::plan).orElseThrow(this::gone);
    }

    /** The plan of a worker. */
    public WorkerPlan plan(int id) {
        return table.byId(id).plan();
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
            makeReady(worker);
            events.classBegan(worker.plan(), testClass);
            table.update(worker, ready -> ready.begin(testClass));
        } catch (WorkerException e) {
            ledger.notReady(id, testClass, e.problem());
            throw e;
        }
    }

    private void makeReady(Worker worker) throws WorkerException, InterruptedException {
        awaitServing(worker);
        ResetMode reset = alwaysFresh ? ResetMode.RESTART : settings.reset();
        switch (reset) {
            case NONE -> {}
            case FILES -> resetFiles(worker.plan());
            case RESTART -> renew(worker);
        }
        awaitServing(worker);
        awaitHealthy(worker);
        if (reset == ResetMode.FILES) {
            heldFiles
                    .afterReset(() -> starts.starter().heldFile(worker.plan()))
                    .ifPresent(held -> events.holding(worker.plan(), held));
        }
    }

    /** A test class has ended; of no account if the worker was not made ready for it. */
    public void endClass(int id, String testClass, boolean failed) {
        Worker worker = table.byId(id);
        if (table.read(worker, running -> running.isRunning(testClass))) {
            // The supervisor looks at intervals, and the next class may have begun when it sees a server dead.
            boolean doubtful = failed && !isHealthy(worker);
            events.classEnded(worker.plan(), testClass, failed);
            table.update(worker, running -> running.end(testClass, doubtful));
        }
    }

    /** Waits until it is known of each server that did not answer when a class had failed whether it has failed, too. */
    public void settle() throws InterruptedException {
        long end = System.nanoTime() + settleLimit().toNanos();
        for (Worker worker : table.all()) {
            Backoff backoff = new Backoff();
            while (table.read(worker, Worker::isSuspected) && !table.read(worker, Worker::isGone)) {
                if (System.nanoTime() > end || isHealthy(worker)) {
                    table.update(worker, Worker::clearSuspects);
                } else {
                    Thread.sleep(backoff.next().toMillis());
                }
            }
        }
    }

    /** Longer than the supervisor takes to give up a silent server, if it ever does, and than a fresh one takes to come up. */
    Duration settleLimit() {
        Duration silence = settings.limits().answers().silence();
        return FRESH_START
                .plus(longestAnswer())
                .plus(silence.equals(AnswerLimits.NEVER) ? AnswerLimits.USUAL.silence() : silence);
    }

    private Duration longestAnswer() {
        return table.all().stream()
                .map(worker -> worker.plan().address().request().limit())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
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
        table.all()
                .forEach(worker ->
                        table.update(worker, useless -> useless.endBecauseOf(new ServerProblem.BrowserLost(problem))));
    }

    /** Whether all workers have been given up. */
    public boolean isExhausted() {
        return table.all().stream().allMatch(worker -> table.read(worker, Worker::isGone));
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
        join(ending);
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
        serving.removeIf(worker -> !isHealthy(worker));
        end(serving.stream().map(worker -> worker.plan().cookie()).toList());
        join(ending);
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
        for (Worker worker : table.all()) {
            table.update(worker, stopping -> stopping.become(WorkerState.STOPPING));
        }
        starts.starter().close();
        started.forEach(Thread::interrupt);
        return started;
    }

    /** A life that is in the middle of a reset must not write to a DATA_DIR that is being removed. */
    private static void join(List<Thread> started) {
        long end = System.nanoTime() + JOIN_LIMIT.toNanos();
        boolean interrupted = false;
        for (Thread life : started) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            try {
                if (left > 0 && !interrupted) {
                    life.join(left);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitServing(Worker worker) throws WorkerException, InterruptedException {
        table.await(worker, one -> one.isGone() || (one.isServing() && !one.isRenewalWanted()));
        if (table.read(worker, Worker::isGone)) {
            throw new WorkerException(worker.plan().id(), table.read(worker, Worker::end));
        }
    }

    private static void resetFiles(WorkerPlan plan) throws WorkerException {
        try {
            plan.dataDirectory().reset();
        } catch (IOException e) {
            throw new WorkerException(plan.id(), new ServerProblem.Storage(FailureReason.of(e)));
        }
    }

    private void renew(Worker worker) throws InterruptedException {
        int before = table.read(worker, Worker::renewals);
        table.update(worker, Worker::wantRenewal);
        table.await(worker, one -> one.isGone() || one.renewals() > before);
    }

    private void awaitHealthy(Worker worker) throws WorkerException, InterruptedException {
        long begin = System.nanoTime();
        Backoff backoff = new Backoff();
        while (!isHealthy(worker)) {
            Thread.sleep(backoff.next().toMillis());
            awaitServing(worker);
            if (Duration.ofNanos(System.nanoTime() - begin).compareTo(patience()) > 0) {
                throw new WorkerException(
                        worker.plan().id(),
                        new ServerProblem.Storage("it did not become healthy again after its reset"));
            }
        }
    }

    /** As long as its supervisor would wait for an answer, and at least as long as a start may take. */
    private Duration patience() {
        Duration start = settings.limits().start();
        Duration silence = settings.limits().answers().silence();
        return silence.compareTo(start) > 0 ? silence : start;
    }

    /** Whether its server answers, and not a stranger who has taken its port. */
    private boolean isHealthy(Worker worker) {
        WorkerPlan plan = worker.plan();
        return plan.ask().isHealthy() && starts.starter().isOwn(plan);
    }

    private WorkerException gone() {
        Worker worker = table.all().stream()
                .filter(one -> table.read(one, Worker::isGone))
                .findFirst()
                .orElseThrow();
        return new WorkerException(worker.plan().id(), table.read(worker, Worker::end));
    }
}
