package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one worker at this moment; guarded by the roster that it belongs to. */
final class Worker {

    private volatile WorkerPlan plan;
    private WorkerState state = WorkerState.STARTING;
    private boolean leased;
    private int restarts;
    private int renewals;
    private boolean renewalWanted;
    private @Nullable String testClass;
    private @Nullable String suspect;
    private @Nullable ServerProblem end;

    Worker(WorkerPlan plan) {
        this.plan = plan;
    }

    WorkerPlan plan() {
        return plan;
    }

    void moveTo(WorkerPlan next) {
        plan = next;
    }

    WorkerState state() {
        return state;
    }

    /** Takes the next state; one that is being stopped only ever becomes gone. */
    void become(WorkerState next) {
        if (isGone() && next != WorkerState.GONE) {
            return;
        }
        state = next == WorkerState.HEALTHY && leased ? WorkerState.LEASED : next;
    }

    boolean isServing() {
        return state == WorkerState.HEALTHY || state == WorkerState.LEASED;
    }

    boolean isFree() {
        return state == WorkerState.HEALTHY;
    }

    boolean isGone() {
        return state == WorkerState.GONE || state == WorkerState.STOPPING;
    }

    void lease() {
        leased = true;
        become(WorkerState.HEALTHY);
    }

    void release() {
        leased = false;
        testClass = null;
        if (state == WorkerState.LEASED) {
            state = WorkerState.HEALTHY;
        }
    }

    Optional<String> testClass() {
        return Optional.ofNullable(testClass);
    }

    void runs(@Nullable String name) {
        testClass = name;
    }

    /** The class has ended in failure, and the server did not answer then: it may have died under it. */
    void suspect(@Nullable String name) {
        suspect = name;
    }

    boolean isSuspected() {
        return suspect != null;
    }

    /** The class that a failure of the server has hit: one that ended under it, else the one that is running. */
    Optional<String> victim() {
        return Optional.ofNullable(suspect).or(this::testClass);
    }

    /** How often its failed server has been replaced. */
    int restarts() {
        return restarts;
    }

    void restarted() {
        restarts++;
    }

    void wantRenewal() {
        renewalWanted = true;
    }

    boolean isRenewalWanted() {
        return renewalWanted;
    }

    void renewed() {
        renewalWanted = false;
        renewals++;
    }

    int renewals() {
        return renewals;
    }

    /** Why it is gone. */
    ServerProblem end() {
        return end == null ? new ServerProblem.Stopped() : end;
    }

    void endBecauseOf(ServerProblem problem) {
        if (!isGone()) {
            end = problem;
            state = WorkerState.GONE;
        }
    }
}
