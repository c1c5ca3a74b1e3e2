package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Table of workers: the one place where threads see, change and wait for their states. Workers may be added at any time.
 */
final class WorkerTable {

    private final Map<Integer, Worker> workers = new LinkedHashMap<>();
    private final WorkerListeners events;

    /** Those that nobody has been told of yet. */
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

    /** A worker in another state. */
    private record Change(int worker, WorkerState state) {}

    WorkerTable(List<WorkerPlan> plans, WorkerListeners events) {
        this.events = events;
        plans.forEach(this::add);
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

    /** Waits until one of the workers is as wanted, or all of them together leave no hope of one. */
    synchronized Optional<Worker> awaitAny(Predicate<Worker> wanted, Predicate<List<Worker>> hopeless)
            throws InterruptedException {
        while (true) {
            Optional<Worker> found = workers.values().stream().filter(wanted).findFirst();
            if (found.isPresent() || hopeless.test(all())) {
                return found;
            }
            wait();
        }
    }

    /** Waits until a free worker is there, and takes it. */
    Optional<Worker> awaitLease() throws InterruptedException {
        while (true) {
            Optional<Worker> free = awaitAny(Worker::isFree, all -> all.stream().allMatch(Worker::isGone));
            if (free.isEmpty() || updateIf(free.get(), Worker::isFree, Worker::lease)) {
                return free;
            }
        }
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
