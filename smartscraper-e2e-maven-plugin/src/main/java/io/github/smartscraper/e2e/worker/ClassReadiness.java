package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.isolation.HeldFileCheck;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.time.Duration;

/** Readiness of workers for test classes: a reset before each of them, and whether their servers answer afterwards. */
final class ClassReadiness {

    /** What there is time for, besides the silence of a server until it is given up, when a run settles. */
    private static final Duration FRESH_START = Duration.ofSeconds(18);

    private final WorkerTable table;
    private final ServerStarter starter;
    private final PoolSettings settings;
    private final WorkerListeners events;
    private final HeldFileCheck heldFiles = new HeldFileCheck();

    ClassReadiness(WorkerTable table, ServerStarter starter, PoolSettings settings, WorkerListeners events) {
        this.table = table;
        this.starter = starter;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Resets a worker in this way, and waits until it is healthy.
     *
     * @throws WorkerException if its server is beyond help, or its DATA_DIR can't be reset
     */
    void makeReady(Worker worker, ResetMode reset) throws WorkerException, InterruptedException {
        awaitServing(worker);
        switch (reset) {
            case NONE -> {}
            case FILES -> resetFiles(worker.plan());
            case RESTART -> renew(worker);
        }
        awaitServing(worker);
        awaitHealthy(worker);
        if (reset == ResetMode.FILES) {
            heldFiles
                    .afterReset(() -> starter.heldFile(worker.plan()))
                    .ifPresent(held -> events.holding(worker.plan(), held));
        }
    }

    /** Waits until it is known of each server that did not answer when a class had failed whether it has failed, too. */
    void settle() throws InterruptedException {
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
        return table.plans().stream()
                .map(plan -> plan.address().request().limit())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
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
    boolean isHealthy(Worker worker) {
        WorkerPlan plan = worker.plan();
        return plan.ask().isHealthy() && starter.isOwn(plan);
    }
}
