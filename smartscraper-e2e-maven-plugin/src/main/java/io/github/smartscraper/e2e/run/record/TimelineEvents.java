package io.github.smartscraper.e2e.run.record;

import io.github.smartscraper.e2e.process.proc.ProcessUsage;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Events of workers, entered into the timeline of a run. */
public final class TimelineEvents implements WorkerEvents {

    /** What a worker is when it has been given back. */
    private static final String RELEASED = "RELEASED";

    private static final String READY = "READY";

    /** What a server uses is asked no more often: all its threads tell, and classes may end many times a second. */
    private static final long LEAST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Timeline timeline;
    private final boolean reset;
    private final Map<Integer, Long> servers = new ConcurrentHashMap<>();
    /** When each server, by its pid, was last asked. */
    private final Map<Long, Long> asked = new ConcurrentHashMap<>();

    private final Map<Integer, WorkerState> states = new ConcurrentHashMap<>();
    private final AtomicBoolean anyReady = new AtomicBoolean();
    private final Map<String, Path> kept = new ConcurrentHashMap<>();

    /**
     * Events of workers that are not there yet.
     *
     * @param reset whether workers are brought back to their seed
     */
    public TimelineEvents(Timeline timeline, boolean reset) {
        this.timeline = timeline;
        this.reset = reset;
    }

    /** A copy of the DATA_DIR of a class has been kept, which is going to end. */
    public void kept(String testClass, Path copy) {
        kept.put(testClass, copy);
    }

    @Override
    public void ready(WorkerPlan worker, long pid, Duration after) {
        timeline.address(worker.id(), worker.port(), worker.baseUrl().toString());
        timeline.started(worker.id(), after.toMillis());
    }

    @Override
    public void serving(WorkerPlan worker, long pid) {
        servers.put(worker.id(), pid);
        timeline.address(worker.id(), worker.port(), worker.baseUrl().toString());
    }

    @Override
    public void lost(WorkerException failure) {
        timeline.state(failure.worker(), Timeline.LOST, ServerMessages.worker(failure));
    }

    @Override
    public void restarting(Fault fault, int restart, int limit) {
        timeline.state(
                fault.worker(),
                Timeline.DEAD,
                ServerMessages.worker(new WorkerException(fault.worker(), fault.problem())));
    }

    @Override
    public void classWaits(WorkerPlan worker, String testClass) {
        timeline.classWaits(worker.id());
        if (reset) {
            timeline.state(worker.id(), "RESETTING", testClass);
        }
    }

    @Override
    public void classBegan(WorkerPlan worker, String testClass) {
        timeline.classBegan(worker.id(), testClass);
    }

    @Override
    public void classEnded(WorkerPlan worker, String testClass, boolean failed) {
        askUsage(worker.id(), LEAST_PAUSE_NANOS);
        timeline.classEnded(worker.id(), testClass, failed, Optional.ofNullable(kept.remove(testClass)));
    }

    private void askUsage(int worker, long pauseNanos) {
        long server = servers.getOrDefault(worker, 0L);
        long now = System.nanoTime();
        if (server > 0 && now - asked.getOrDefault(server, now - pauseNanos) >= pauseNanos) {
            asked.put(server, now);
            ProcessUsage.ofTree(server)
                    .ifPresent(usage -> timeline.used(worker, server, usage.cpuMillis(), usage.peakMemoryBytes()));
        }
    }

    @Override
    public void changed(int worker, WorkerState state) {
        if (state == WorkerState.STOPPING) {
            askUsage(worker, 0);
        }
        WorkerState before = states.put(worker, state);
        if (state == WorkerState.LEASED && before != WorkerState.HEALTHY) {
            // A fork has had it since before its server came up.
            enter(worker, READY);
        }
        enter(worker, before == WorkerState.LEASED && state == WorkerState.HEALTHY ? RELEASED : name(state));
    }

    private void enter(int worker, String state) {
        if (state.equals(READY) && anyReady.compareAndSet(false, true)) {
            timeline.milestone("first worker ready");
        }
        timeline.state(worker, state, "");
    }

    private static String name(WorkerState state) {
        return switch (state) {
            case STARTING -> "STARTING";
            case HEALTHY -> READY;
            case LEASED -> "LEASED";
            case RESTARTING -> "RESTARTING";
            case STOPPING -> "STOPPING";
            case GONE -> "GONE";
        };
    }
}
