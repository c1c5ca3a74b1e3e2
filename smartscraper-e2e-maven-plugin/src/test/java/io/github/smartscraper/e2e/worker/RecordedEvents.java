package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listener that writes down, one line each, what a pool tells of its workers. */
final class RecordedEvents implements WorkerEvents {

    /** What is told for results only, at moments of its own. */
    private final List<String> asides = new CopyOnWriteArrayList<>();

    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> asides() {
        return List.copyOf(asides);
    }

    @Override
    public void ready(WorkerPlan worker, long pid, Duration after) {
        lines.add("ready " + worker.id() + " pid " + pid);
    }

    @Override
    public void lost(WorkerException failure) {
        lines.add("lost " + failure.worker());
    }

    @Override
    public void exposed(WorkerPlan worker, String address) {
        lines.add(worker.id() + " is exposed on " + address);
    }

    @Override
    public void hit(String testClass, Fault fault) {
        lines.add(testClass + " hit on " + fault.worker());
    }

    @Override
    public void restarting(Fault fault, int restart, int limit) {
        lines.add("restarting " + fault.worker() + " for the " + restart + " of " + limit);
    }

    @Override
    public void restarted(WorkerPlan worker, Duration after) {
        lines.add("restarted " + worker.id());
    }

    @Override
    public void holding(WorkerPlan worker, HeldFile file) {
        lines.add(worker.id() + " holds " + file.path().getFileName());
    }

    @Override
    public void forkStarted(WorkerPlan worker, Duration after, Duration cpu) {
        lines.add("a fork has started on " + worker.id() + " in " + cpu);
    }

    @Override
    public void classBegan(WorkerPlan worker, String testClass) {
        lines.add(testClass + " began on " + worker.id());
    }

    @Override
    public void classEnded(WorkerPlan worker, String testClass, boolean failed) {
        lines.add(testClass + " ended on " + worker.id() + (failed ? " and failed" : " and passed"));
    }

    @Override
    public void portLingers(WorkerPlan worker, OptionalInt next) {
        lines.add(worker.id() + (next.isPresent() ? " moves to " + next.getAsInt() : " waits for " + worker.port()));
    }

    @Override
    public void overdue(WorkerPlan worker, Duration stopTimeout) {
        lines.add(worker.id() + " has not ended within " + stopTimeout);
    }

    @Override
    public void serving(WorkerPlan worker, long pid) {
        asides.add("serving " + worker.id() + " pid " + pid);
    }

    @Override
    public void classWaits(WorkerPlan worker, String testClass) {
        asides.add(testClass + " waits for " + worker.id());
    }

    @Override
    public void changed(int worker, WorkerState state) {
        lines.add(worker + " is " + state);
    }
}
