package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * All listeners of a pool, told one after the other. One that fails keeps neither the others nor the worker from going on.
 *
 * @param listeners in the order in which they are told
 */
public record WorkerListeners(List<WorkerEvents> listeners) implements WorkerEvents {

    public WorkerListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void ready(WorkerPlan worker, long pid, Duration after) {
        tell(listener -> listener.ready(worker, pid, after));
    }

    @Override
    public void lost(WorkerException failure) {
        tell(listener -> listener.lost(failure));
    }

    @Override
    public void exposed(WorkerPlan worker, String address) {
        tell(listener -> listener.exposed(worker, address));
    }

    @Override
    public void hit(String testClass, Fault fault) {
        tell(listener -> listener.hit(testClass, fault));
    }

    @Override
    public void restarting(Fault fault, int restart, int limit) {
        tell(listener -> listener.restarting(fault, restart, limit));
    }

    @Override
    public void restarted(WorkerPlan worker, Duration after) {
        tell(listener -> listener.restarted(worker, after));
    }

    @Override
    public void holding(WorkerPlan worker, HeldFile file) {
        tell(listener -> listener.holding(worker, file));
    }

    @Override
    public void forkStarted(WorkerPlan worker, Duration after, Duration cpu) {
        tell(listener -> listener.forkStarted(worker, after, cpu));
    }

    @Override
    public void classBegan(WorkerPlan worker, String testClass) {
        tell(listener -> listener.classBegan(worker, testClass));
    }

    @Override
    public void classEnded(WorkerPlan worker, String testClass, boolean failed) {
        tell(listener -> listener.classEnded(worker, testClass, failed));
    }

    @Override
    public void portLingers(WorkerPlan worker, OptionalInt next) {
        tell(listener -> listener.portLingers(worker, next));
    }

    @Override
    public void overdue(WorkerPlan worker, Duration stopTimeout) {
        tell(listener -> listener.overdue(worker, stopTimeout));
    }

    @Override
    public void changed(int worker, WorkerState state) {
        tell(listener -> listener.changed(worker, state));
    }

    @Override
    public void serving(WorkerPlan worker, long pid) {
        tell(listener -> listener.serving(worker, pid));
    }

    @Override
    public void classWaits(WorkerPlan worker, String testClass) {
        tell(listener -> listener.classWaits(worker, testClass));
    }

    private void tell(Consumer<WorkerEvents> event) {
        for (WorkerEvents listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                // Shown in the way in which the JVM shows what nobody catches, but without the end of the thread.
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, e);
            }
        }
    }
}
