package io.github.smartscraper.e2e.results.timeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Timeline of a run: told by several threads what happens, as it happens. All text that it is told is kept masked. */
public final class Timeline {

    /** State of a worker that has ended. */
    public static final String GONE = "GONE";

    /** State of a worker that has been given up. */
    public static final String LOST = "LOST";

    /** State of a worker whose server has failed. */
    public static final String DEAD = "DEAD";

    private final Clock clock;
    private final WorkerLogs logs;
    private final ClassRecords classes;
    private final WorkerRecords workers;
    private final List<TimedEvent> milestones = new ArrayList<>();
    private final long beganAt;
    private int round = 1;
    private RunFacts facts = RunFacts.NONE;
    private volatile UnaryOperator<String> mask = text -> text;
    private volatile Runnable listener = () -> {};

    /** A timeline that begins now. */
    public Timeline(Clock clock, WorkerLogs logs) {
        this.clock = clock;
        this.logs = logs;
        this.classes = new ClassRecords(logs);
        this.workers = new WorkerRecords(logs);
        this.beganAt = clock.millis();
    }

    /** From now on, this keeps secrets out of what it is told. */
    public void maskWith(UnaryOperator<String> secrets) {
        mask = secrets;
    }

    /** Tells a listener, on the thread on which it happens, that a class has ended, or that a worker has come or gone. */
    public void tell(Runnable told) {
        listener = told;
    }

    /** What is known of the run before it begins. */
    public synchronized void facts(RunFacts known) {
        facts = known;
    }

    /** Who the run is of, and further versions of what it runs with. */
    public synchronized void describe(String project, Map<String, String> versions) {
        facts = facts.with(project, versions);
    }

    /** Something happened to the run as a whole. */
    public synchronized void milestone(String what) {
        milestones.add(new TimedEvent(clock.millis(), what, ""));
    }

    /** A round begins; the first is 1. */
    public synchronized void round(int number) {
        round = number;
    }

    /** The round that is going on. */
    public synchronized int round() {
        return round;
    }

    /** The workers that have come by now were none of the run, and have been ended. */
    public synchronized void forgetWorkers() {
        workers.clear();
    }

    /** A worker has a place. */
    public synchronized void address(int worker, int port, String url) {
        workers.address(worker, port, url);
    }

    /** The first server of a worker has become healthy. */
    public void started(int worker, long millis) {
        synchronized (this) {
            workers.started(worker, millis);
            workers.event(worker, new TimedEvent(clock.millis() - millis, "LAUNCHED", ""));
        }
        listener.run();
    }

    /** A worker is in another state now. */
    public void state(int worker, String state, String detail) {
        String masked = mask.apply(detail);
        synchronized (this) {
            workers.event(worker, new TimedEvent(clock.millis(), state, masked));
        }
        if (state.equals(GONE)) {
            listener.run();
        }
    }

    /** Whether all workers have gone. */
    public synchronized boolean isOver() {
        return workers.areGone();
    }

    /**
     * What a worker's server has used by now, with all that it has started.
     *
     * @param server its pid
     */
    public synchronized void used(int worker, long server, long cpuMillis, long memoryBytes) {
        workers.used(worker, server, cpuMillis, memoryBytes);
    }

    /** A fork has a worker from now on. */
    public synchronized void fork(int worker, int fork) {
        classes.fork(worker, fork);
    }

    /** A class asks for its worker to be made ready. */
    public synchronized void classWaits(int worker) {
        classes.waits(worker, clock.millis());
    }

    /** A class begins on its worker, which is ready. */
    public synchronized void classBegan(int worker, String testClass) {
        classes.began(worker, testClass, round, clock.millis());
    }

    /**
     * A class has ended.
     *
     * @param keptData the copy of the DATA_DIR, if one was kept
     */
    public void classEnded(int worker, String testClass, boolean failed, Optional<Path> keptData) {
        synchronized (this) {
            classes.ended(worker, testClass, failed, keptData.map(logs::name), clock.millis());
        }
        listener.run();
    }

    /** What came of a method on a worker. */
    public synchronized void method(int worker, MethodResult method) {
        classes.method(worker, method);
    }

    /** How long the log of a worker is by now. */
    public long logSize(int worker) {
        return logs.size(worker);
    }

    /** What the server of a worker has printed since. */
    public Optional<LogSlice> logSince(int worker, long from) {
        return logs.since(worker, from);
    }

    /** The time, milliseconds since 1970. */
    public long now() {
        return clock.millis();
    }

    /**
     * All that has been told by now.
     *
     * @param ended whether this is the end
     */
    public synchronized Snapshot snapshot(boolean ended) {
        return new Snapshot(
                facts.masked(mask),
                beganAt,
                ended ? Optional.of(clock.millis()) : Optional.empty(),
                List.copyOf(milestones),
                classes.runs(),
                classes.methods(),
                workers.all());
    }
}
