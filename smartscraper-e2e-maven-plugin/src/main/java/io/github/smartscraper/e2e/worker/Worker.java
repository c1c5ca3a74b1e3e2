package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Worker as it is at this moment; guarded by the table that it belongs to. */
final class Worker {

    private volatile WorkerPlan plan;

    /** Test classes that run on it: several where a fork runs them side by side. */
    private final Set<String> running = new LinkedHashSet<>();

    /** Test classes that ended in failure when the server did not answer: it may have died under them. */
    private final Set<String> suspects = new LinkedHashSet<>();

    private WorkerState state = WorkerState.STARTING;
    private boolean leased;
    private boolean launching;
    private int restarts;
    private int renewals;
    private boolean renewalWanted;
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

    /** It is the turn of its first server. */
    void launch() {
        launching = true;
    }

    /** Whether its first server is coming up, and no fork waits for that. */
    boolean isComing() {
        return state == WorkerState.STARTING && launching && !leased;
    }

    /** Whether its first server has not come up, and still may. */
    boolean isAwaited() {
        return state == WorkerState.STARTING;
    }

    boolean isGone() {
        return state == WorkerState.GONE || state == WorkerState.STOPPING;
    }

    void lease() {
        leased = true;
        if (isFree()) {
            become(WorkerState.HEALTHY);
        }
    }

    /** Whether a fork has it, which knows its address. */
    boolean isLeased() {
        return leased;
    }

    void release() {
        leased = false;
        running.clear();
        if (state == WorkerState.LEASED) {
            state = WorkerState.HEALTHY;
        }
    }

    /** The test classes that run on it. */
    List<String> running() {
        return List.copyOf(running);
    }

    boolean isRunning(String testClass) {
        return running.contains(testClass);
    }

    /** A test class begins; the server has answered meanwhile, so it did not die under those that have ended. */
    void begin(String testClass) {
        suspects.clear();
        running.add(testClass);
    }

    /** A test class has ended, under a server that may have died if that is in doubt. */
    void end(String testClass, boolean doubtful) {
        running.remove(testClass);
        if (doubtful) {
            suspects.add(testClass);
        }
    }

    /** The server is known to be well, or its failure is on record: no class that has ended is suspected any more. */
    void clearSuspects() {
        suspects.clear();
    }

    boolean isSuspected() {
        return !suspects.isEmpty();
    }

    /** The classes that a failure of the server hits: those that ended when it no longer answered, and those that run. */
    List<String> victims() {
        Set<String> victims = new LinkedHashSet<>(suspects);
        victims.addAll(running);
        return List.copyOf(victims);
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
