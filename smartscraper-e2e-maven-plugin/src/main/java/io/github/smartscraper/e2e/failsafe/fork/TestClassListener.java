package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Listener that has the worker brought back to its seed before each test class, be it one of a suite, and writes down when
 * the classes ran that Failsafe runs.
 */
public final class TestClassListener implements TestExecutionListener {

    /** Where no connection ever succeeds: a stranger may listen on the port of a server that is gone. */
    private static final String NOWHERE = "http://127.0.0.1:0";

    private volatile String baseUrl = baseUrlOfThisFork();
    private volatile ControlClient control = ControlClient.ofThisFork();
    private final EventLog events = EventLog.ofThisFork();
    private final TurnsUnderWay turns = new TurnsUnderWay();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Empty as long as a plan is not that of this fork. */
    private volatile Optional<TestClasses> classes = Optional.empty();

    /** By test class: several may run at the same time, if JUnit is told to. */
    private final Map<String, TestCount> counts = new ConcurrentHashMap<>();

    /** Made by the JUnit Platform. */
    public TestClassListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        if (ForkRun.begin()) {
            learnWorker();
            classes = Optional.of(new TestClasses(testPlan));
        }
    }

    /** JUnit makes this listener before the fork knows its worker; what tests do to system properties later is of no account. */
    private void learnWorker() {
        if (begun.compareAndSet(false, true)) {
            baseUrl = baseUrlOfThisFork();
            control = ControlClient.ofThisFork();
        }
    }

    private static String baseUrlOfThisFork() {
        return System.getProperty(
                ForkContract.HANDED_OVER + ForkContract.BASE_URL, System.getProperty(ForkContract.BASE_URL, NOWHERE));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (classes.isPresent()) {
            classes = Optional.empty();
            ForkRun.end();
            ForkEnd.afterClass();
        }
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        turn(identifier).ifPresent(this::begin);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        outermost(identifier).ifPresent(name -> count(name).ended(identifier.isTest(), result.getStatus()));
        turn(identifier).ifPresent(this::end);
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        Optional<String> whole = turn(identifier).filter(Turn::isOutermost).map(Turn::testClass);
        whole.ifPresent(counts::remove);
        outermost(identifier).ifPresent(name -> count(name).skip(DisabledTests.contain(identifier, reason)));
        whole.ifPresent(name -> write("skipped", name, reason));
    }

    private Optional<Turn> turn(TestIdentifier identifier) {
        return classes.flatMap(plan -> plan.turn(identifier));
    }

    private Optional<String> outermost(TestIdentifier identifier) {
        return classes.flatMap(plan -> plan.outermost(identifier));
    }

    private TestCount count(String testClass) {
        return counts.computeIfAbsent(testClass, name -> new TestCount());
    }

    private void begin(Turn turn) {
        if (turn.isOutermost()) {
            counts.remove(turn.testClass());
        }
        Optional<Turn> other = turns.begin(turn);
        if (other.isPresent() && Boolean.getBoolean(ForkContract.TURNS)) {
            refuse(turn, other.get());
        } else {
            makeReady(turn);
        }
    }

    private void makeReady(Turn turn) {
        String name = turn.testClass();
        try {
            tellStart();
            control.ask(ForkContract.BEGIN, name);
            System.setProperty(ForkContract.BASE_URL, baseUrl);
            if (turn.isOutermost()) {
                write("begin", name, "");
            }
        } catch (IOException e) {
            System.setProperty(ForkContract.BASE_URL, NOWHERE);
            write("fault", name, String.valueOf(e.getMessage()));
            System.err.println("No worker for " + turn.name() + ": " + e.getMessage());
        }
    }

    /** What this JVM has cost until now says how many of them are worth it. */
    private void tellStart() throws IOException {
        Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
        if (cpu.isPresent() && started.compareAndSet(false, true)) {
            control.ask(ForkContract.STARTED, Long.toString(cpu.get().toMillis()));
        }
    }

    /** A reset would empty the DATA_DIR of the class that runs, and without one neither class has what it expects. */
    private void refuse(Turn turn, Turn other) {
        write("overlap", turn.testClass(), other.name());
        write("overlap", other.testClass(), turn.name());
        System.err.println(
                turn.name() + " began on worker " + ControlClient.workerOfThisFork() + " while " + other.name()
                        + " ran there, so it was not brought back to its seed data. Run the classes of a fork one after the other: take "
                        + "@Execution(CONCURRENT) off classes, set junit.jupiter.execution.parallel.mode.classes.default=same_thread, "
                        + "or take <parallel> out of the POM; -De2e.workers says how many classes run at a time.");
    }

    private void end(Turn turn) {
        turns.end(turn);
        if (turn.isOutermost()) {
            end(turn.testClass());
        }
    }

    private void end(String name) {
        String outcome = count(name).hasFailed() ? ForkContract.FAILED : ForkContract.PASSED;
        write("end", name, outcome);
        try {
            control.ask(outcome, name);
        } catch (IOException e) {
            write("fault", name, String.valueOf(e.getMessage()));
        }
    }

    private void write(String event, String name, String detail) {
        try {
            events.append(event, name, detail, count(name));
        } catch (IOException e) {
            throw new IllegalStateException("The events of " + name + " can't be written: " + e.getMessage(), e);
        }
    }
}
