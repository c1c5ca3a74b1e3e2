package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Table of workers: the one place where threads see, change and wait for their states. Workers may be added at any time; plans
 * that are held back are no workers yet.
 */
final class WorkerTable {

    private final Map<Integer, Worker> workers = new LinkedHashMap<>();
    private final WorkerListeners events;

    /** Plans of workers that may come, guarded by this. */
    private final Deque<WorkerPlan> held;

    /** Who waits for a worker, the longest first, guarded by this. */
    private final Deque<Object> waiting = new ArrayDeque<>();

    private int lendable = Integer.MAX_VALUE;

    private boolean served;
    private long servedSince;

    /** Those that nobody has been told of yet. */
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

    /** A worker in another state. */
    private record Change(int worker, WorkerState state) {}

    WorkerTable(List<WorkerPlan> plans, WorkerListeners events) {
        this.events = events;
        this.held = new ArrayDeque<>(plans);
    }

    /** Makes a worker of the next plan that is held back, if there is one. */
    synchronized Optional<Worker> addNext() {
        return Optional.ofNullable(held.poll()).map(this::add);
    }

    /** The plans of the workers, and those that are held back. */
    synchronized List<WorkerPlan> plans() {
        return Stream.concat(workers.values().stream().map(Worker::plan), held.stream())
                .toList();
    }

    /** How many plans are held back. */
    synchronized int held() {
        return held.size();
    }

    /** Forgets the plans that are held back. */
    synchronized void dropHeld() {
        held.clear();
        notifyAll();
    }

    /** Lends no more workers than that at a time. */
    synchronized void lend(int most) {
        lendable = most;
        notifyAll();
    }

    /** Lets all look again whether they still need what they wait for. */
    synchronized void wake() {
        notifyAll();
    }

    /** Whether there are workers no more, and none will come. */
    synchronized boolean isExhausted() {
        return held.isEmpty() && workers.values().stream().allMatch(Worker::isGone);
    }

    /** Adds a worker, which no other may have the number of. */
    synchronized Worker add(WorkerPlan plan) {
        Worker worker = new Worker(plan);
        if (workers.putIfAbsent(plan.id(), worker) != null) {
            throw new IllegalArgumentException("there is a worker " + plan.id() + " already");
        }
        notifyAll();
        return worker;
    }

    /** The workers that there are at this moment. */
    synchronized List<Worker> all() {
        return List.copyOf(workers.values());
    }

    synchronized Worker byId(int id) {
        Worker worker = workers.get(id);
        if (worker == null) {
            throw new IllegalArgumentException("there is no worker " + id);
        }
        return worker;
    }

    /** Changes a worker, and wakes all that wait for a change. */
    void update(Worker worker, Consumer<Worker> change) {
        updateIf(worker, any -> true, change);
    }

    /**
     * Changes a worker if it is as required, in one step. Whoever listens is told in this order, but not under the lock for the
     * states, since a console may block.
     *
     * @return whether it was
     */
    boolean updateIf(Worker worker, Predicate<Worker> required, Consumer<Worker> change) {
        synchronized (this) {
            if (!required.test(worker)) {
                return false;
            }
            WorkerState before = worker.state();
            change.accept(worker);
            if (worker.isServing() && !served) {
                served = true;
                servedSince = System.nanoTime();
            }
            if (worker.state() != before) {
                changes.add(new Change(worker.plan().id(), worker.state()));
            }
            notifyAll();
        }
        synchronized (changes) {
            for (Change next = changes.poll(); next != null; next = changes.poll()) {
                events.changed(next.worker(), next.state());
            }
        }
        return true;
    }

    /** Reads something of a worker that others may be changing. */
    synchronized <T> T read(Worker worker, Function<Worker, T> view) {
        return view.apply(worker);
    }

    /** Waits until one of the workers is healthy, or has been; not once there is one that can't be started before that. */
    synchronized boolean awaitFirst() throws InterruptedException {
        while (!served && !isStillborn()) {
            wait();
        }
        return served;
    }

    /** How long ago the first of the workers became healthy; zero if none has. */
    synchronized Duration serving() {
        return served ? Duration.ofNanos(System.nanoTime() - servedSince) : Duration.ZERO;
    }

    /** Whether one of the workers has ever been healthy. */
    synchronized boolean hasServed() {
        return served;
    }

    /** Whether none has been, and one is gone, or there is none at all. */
    synchronized boolean isStillborn() {
        return !served && (workers.isEmpty() || workers.values().stream().anyMatch(Worker::isGone));
    }

    /**
     * Waits until a free worker is there, and takes it: first come, first served, so that long test classes do not wait for
     * short ones. Nothing if it is needed no more, or there is no hope of one.
     *
     * @param instead what it may be where none is free
     */
    Optional<Worker> awaitLease(BooleanSupplier needless, Predicate<Worker> instead) throws InterruptedException {
        Object turn = new Object();
        synchronized (this) {
            waiting.add(turn);
        }
        try {
            while (true) {
                Optional<Worker> free = awaitFree(turn, needless, instead);
                if (free.isEmpty() || updateIf(free.get(), instead.or(Worker::isFree), Worker::lease)) {
                    return free;
                }
            }
        } finally {
            synchronized (this) {
                waiting.remove(turn);
                notifyAll();
            }
        }
    }

    private synchronized Optional<Worker> awaitFree(Object turn, BooleanSupplier needless, Predicate<Worker> instead)
            throws InterruptedException {
        while (!needless.getAsBoolean() && !isExhausted()) {
            if (turn.equals(waiting.peek()) && leased() < lendable) {
                Optional<Worker> free = workers.values().stream()
                        .filter(Worker::isFree)
                        .findFirst()
                        .or(() -> workers.values().stream().filter(instead).findFirst());
                if (free.isPresent()) {
                    return free;
                }
            }
            wait();
        }
        return Optional.empty();
    }

    private long leased() {
        return workers.values().stream()
                .filter(worker -> worker.isLeased() && !worker.isGone())
                .count();
    }

    /** Waits until this worker is as wanted, for as long as that takes. */
    synchronized void await(Worker worker, Predicate<Worker> wanted) throws InterruptedException {
        while (!wanted.test(worker)) {
            wait();
        }
    }

    /** Waits until this worker is as wanted, or the time is over. */
    synchronized boolean await(Worker worker, Predicate<Worker> wanted, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!wanted.test(worker)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
