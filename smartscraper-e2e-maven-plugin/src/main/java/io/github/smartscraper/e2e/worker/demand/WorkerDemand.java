package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.machine.CpuMeter;
import io.github.smartscraper.e2e.worker.PoolSettings;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Demand of a run for workers. It begins with as many as earlier runs have shown to pay, and decides again whenever a worker
 * becomes ready or a test class begins or ends. What starts at the same time only gets ready later, so that no more workers
 * start at a time than there are processors.
 */
public final class WorkerDemand implements PoolSettings.Demand, WorkerEvents {

    private static final long TICK_MILLIS = 500;
    private static final long AT_ONCE_MILLIS = 20;

    /** Decisions come no closer after each other, since classes may begin and end hundreds of times a second. */
    private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** A server that costs so much less than a fork may start ahead of it. */
    private static final int CHEAP = 4;

    private final Settings settings;
    private final CostFile file;
    private final Console console;
    private final CpuMeter meter;
    private final TestProgress progress;
    private final CostMeasure measure = new CostMeasure();
    private final Optional<RunCosts> history;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService decisions = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "e2e-worker-demand");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Optional<Running> running = Optional.empty();
    private volatile ExpectedClasses classes;
    private Optional<Future<?>> ticks = Optional.empty();
    private volatile Optional<Future<?>> next = Optional.empty();
    private Set<Integer> taken = Set.of();
    private int wanted = 1;
    private boolean decided;
    private boolean late;
    private volatile long lastDecision = System.nanoTime() - LEAST_PAUSE_NANOS;

    /**
     * Settings of the decisions.
     *
     * @param adaptive whether there are any; otherwise all workers are started at once
     * @param processors of the machine
     * @param classes that are to run
     */
    public record Settings(boolean adaptive, int processors, ExpectedClasses classes) {}

    /**
     * A pool that has been started, and what it uses.
     *
     * @param planned how many workers it may have
     * @param most how many of them can be of use
     */
    private record Running(WorkerPool pool, Usage usage, int planned, int most) {

        int started() {
            return planned - pool.held();
        }
    }

    /**
     * Demand of a run that has not begun.
     *
     * @param file what earlier runs have cost
     */
    public WorkerDemand(Settings settings, CostFile file, CpuMeter meter, Console console) {
        this.settings = settings;
        this.classes = settings.classes();
        this.file = file;
        this.meter = meter;
        this.console = console;
        this.history = file.read();
        this.progress = new TestProgress(settings.classes(), () -> System.nanoTime() / 1_000_000);
    }

    @Override
    public int first(WorkerPool pool) {
        taken = pool.kept();
        int planned = pool.held();
        int most = mostOf(planned);
        running = Optional.of(new Running(pool, new Usage(meter), planned, most));
        if (!settings.adaptive()) {
            return most;
        }
        int atOnce = isForeseeable() ? foreseen(most) : Math.min(most, settings.processors());
        wanted = Math.max(wanted, atOnce);
        lend(pool, 0);
        ticks = Optional.of(
                decisions.scheduleWithFixedDelay(this::decide, AT_ONCE_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
        return Math.max(taken.size(), atOnce);
    }

    /** There may be plans for more workers than classes, but those that are there already are of no cost. */
    private int mostOf(int planned) {
        return Math.min(
                planned, Math.max(Math.max(1, taken.size()), classes.millis().size()));
    }

    /**
     * Expects these classes from now on: workers have been started for what was expected before.
     *
     * @param expected instead of all classes that were expected before, none of which has begun
     */
    public void expect(ExpectedClasses expected) {
        progress.expect(expected);
        classes = expected;
        running.ifPresent(run -> {
            Running now = new Running(run.pool(), new Usage(meter), run.planned(), mostOf(run.planned()));
            running = Optional.of(now);
            if (settings.adaptive()) {
                onThread(
                        () -> {
                            wanted = 1;
                            decided = false;
                            decide();
                        },
                        0);
            } else {
                for (int more = now.most() - now.started();
                        more > 0 && run.pool().startNext();
                        more--) {}
            }
        });
    }

    private int foreseen(int most) {
        RunCosts costs = believed(Optional.empty());
        Decision decision = decision(taken.size(), List.of(), costs, most);
        wanted = Math.max(1, decision.workers());
        late = decision.isNextLate();
        decided = true;
        return decision.alone() ? 1 : Math.min(wanted, settings.processors());
    }

    private Decision decision(int ready, List<Workload.Lane> lanes, RunCosts costs, int most) {
        int processors = settings.processors();
        List<Long> classes = progress.waiting(costs.stretch());
        return Decision.of(new Workload(processors, processors, ready, lanes, classes, costs), most);
    }

    private boolean isForeseeable() {
        return history.isPresent() && classes.known();
    }

    /** What this run has shown goes before what earlier ones have, which goes before what is usual. */
    private RunCosts believed(Optional<Double> share) {
        RunCosts costs = history.orElseGet(() -> measure.instead(RunCosts.USUAL));
        return share.map(now -> costs.withShare(isForeseeable() ? Math.min(now, costs.share()) : now))
                .orElse(costs);
    }

    @Override
    public void ready(WorkerPlan worker, long pid, Duration after) {
        running.filter(run -> !taken.contains(worker.id()))
                .ifPresent(run -> measure.serverStarted(
                        after.toMillis(), () -> meter.millisOf(run.pool().pids(worker.id()))));
    }

    @Override
    public void forkStarted(WorkerPlan worker, Duration after, Duration cpu) {
        measure.forkStarted(new Cost(after.toMillis(), cpu.toMillis()));
    }

    @Override
    public void classBegan(WorkerPlan worker, String testClass) {
        progress.began(worker.id(), testClass);
        decideSoon();
    }

    @Override
    public void classEnded(WorkerPlan worker, String testClass, boolean failed) {
        progress.ended(worker.id(), testClass);
        decideSoon();
    }

    @Override
    public void changed(int worker, WorkerState state) {
        progress.changed(worker, state);
        decideSoon();
    }

    private void decideSoon() {
        if (settings.adaptive() && running.isPresent() && due.compareAndSet(false, true)) {
            onThread(this::decide, lastDecision + LEAST_PAUSE_NANOS - System.nanoTime());
        }
    }

    private void onThread(Runnable decision, long pauseNanos) {
        try {
            next = Optional.of(decisions.schedule(decision, pauseNanos, TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            // The run is over.
            return;
        }
    }

    private void decide() {
        due.set(false);
        lastDecision = System.nanoTime();
        running.ifPresent(run -> {
            if (run.pool().isOver()) {
                decisions.shutdownNow();
                return;
            }
            try {
                decide(run);
            } catch (RuntimeException e) {
                // Rather too many workers than tests that wait for one in vain.
                run.pool().lend(Integer.MAX_VALUE);
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, e);
            }
        });
    }

    private void decide(Running run) {
        Map<Integer, WorkerState> states = run.pool().states();
        RunCosts starts = believed(Optional.empty());
        int starting = (int) states.entrySet().stream()
                .filter(worker -> progress.isStarting(worker.getKey(), worker.getValue(), starts))
                .count();
        Optional<Double> share = run.usage().share(System.nanoTime() / 1_000_000, progress.running(), starting > 0);
        RunCosts costs = believed(share);
        List<Workload.Lane> lanes = new ArrayList<>();
        states.forEach((worker, state) -> progress.lane(worker, state, costs).ifPresent(lanes::add));
        int ready = (int) states.values().stream()
                .filter(state -> state == WorkerState.HEALTHY)
                .count();
        if (isForeseeable() || share.isPresent()) {
            Decision decision = decision(
                    ready, lanes, costs, lanes.size() + ready + run.pool().held());
            if (decision.workers() > wanted || !decided) {
                wanted = Math.max(wanted, decision.workers());
                late = decision.isNextLate();
                decided = true;
            }
        }
        start(run.pool(), costs, lanes.size() + ready, starting);
        lend(run.pool(), begun(states));
    }

    private int begun(Map<Integer, WorkerState> states) {
        RunCosts costs = believed(Optional.empty());
        return (int) states.entrySet().stream()
                .filter(worker ->
                        worker.getValue() == WorkerState.LEASED || worker.getValue() == WorkerState.RESTARTING)
                .filter(worker -> !progress.isStarting(worker.getKey(), worker.getValue(), costs))
                .count();
    }

    private void start(WorkerPool pool, RunCosts costs, int there, int starting) {
        boolean cheap = costs.server().cpuMillis() * CHEAP < costs.fork().cpuMillis();
        int turns = cheap ? 2 * settings.processors() : settings.processors();
        for (int next = 0; next < Math.min(wanted - there, turns - starting); next++) {
            pool.startNext();
        }
        pool.states().forEach((worker, state) -> {
            if (state == WorkerState.STARTING) {
                progress.changed(worker, state);
            }
        });
    }

    /** As many forks as have begun a class, and so many as may be starting, but no more than pay. */
    private void lend(WorkerPool pool, int begun) {
        pool.lend(Math.min(wanted, begun + settings.processors()));
    }

    /** Says how many workers it took, and what the end had to wait for; and remembers what it has cost. */
    public void finish() {
        ticks.ifPresent(ticking -> ticking.cancel(false));
        next.ifPresent(decision -> decision.cancel(false));
        decisions.shutdown();
        running.ifPresent(run -> progress.phase().ifPresent(phase -> finish(run, phase)));
    }

    private void finish(Running run, TestProgress.Phase phase) {
        int started = run.started();
        if (started < run.most()) {
            console.info(DemandMessages.fewer(started, run.most(), late));
        }
        LongestClass.of(phase).map(DemandMessages::longest).ifPresent(console::info);
        long spent = run.usage().spentMillis(run.pool().pids());
        file.add(measure.of(phase, spent, settings.processors(), history.orElse(RunCosts.USUAL)));
    }
}
