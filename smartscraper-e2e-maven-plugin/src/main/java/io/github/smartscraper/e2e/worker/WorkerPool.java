package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.EndLimits;
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

    /** {@link EndLimits#ALL_SERVERS} leaves time for it. */
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(2);

    /** Longer than the supervisor takes to give up a silent server, but for its last answer, and than a fresh one takes to come up. */
    static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

    private final WorkerTable table;
    private final WorkerLife.Starts starts;
    private final PoolSettings settings;
    private final ProcessTree session;
    private final WorkerListeners events;
    private final FaultLedger ledger;

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
        switch (alwaysFresh ? ResetMode.RESTART : settings.reset()) {
            case NONE -> {}
            case FILES -> resetFiles(worker.plan());
            case RESTART -> renew(worker);
        }
        awaitServing(worker);
        awaitHealthy(worker);
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
        long end = System.nanoTime() + SETTLE_LIMIT.plus(longestAnswer()).toNanos();
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
     * Ends all servers with all that they have started, within 8 s; nothing is left to do at a second call.
     *
     * @return the pids that could not be ended
     */
    public Set<Long> stop() {
        endLives();
        Set<Long> left = session.end(EndLimits.ALL_SERVERS);
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
        List<Worker> healthy = table.all().stream()
                .filter(worker -> table.read(worker, Worker::isServing))
                .filter(this::isHealthy)
                .toList();
        endLives();
        session.endAllBut(healthy.stream().map(worker -> worker.plan().cookie()).toList(), EndLimits.ALL_SERVERS);
        return healthy.stream().map(worker -> worker.plan().id()).collect(Collectors.toSet());
    }

    private void endLives() {
        List<Thread> started;
        synchronized (lives) {
            over = true;
            started = List.copyOf(lives);
        }
        for (Worker worker : table.all()) {
            table.update(worker, stopping -> stopping.become(WorkerState.STOPPING));
        }
        started.forEach(Thread::interrupt);
        join(started);
    }

    /** A life that is in the middle of launching a server must not launch it after all servers were ended. */
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
        long end = System.nanoTime() + settings.timeout().toNanos();
        Backoff backoff = new Backoff();
        while (!isHealthy(worker)) {
            Thread.sleep(backoff.next().toMillis());
            awaitServing(worker);
            if (System.nanoTime() > end) {
                throw new WorkerException(
                        worker.plan().id(),
                        new ServerProblem.Storage("it did not become healthy again after its reset"));
            }
        }
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
