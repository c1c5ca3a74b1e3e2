package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Listener that has the worker brought back to its seed before each top-level test class, and writes down when classes
 * ran.
 */
public final class TestClassListener implements TestExecutionListener {

    /** Where no connection ever succeeds: a stranger may listen on the port of a server that is gone. */
    private static final String NOWHERE = "http://127.0.0.1:0";

    private final String baseUrl = System.getProperty(
            ForkContract.HANDED_OVER + ForkContract.BASE_URL, System.getProperty(ForkContract.BASE_URL, NOWHERE));
    private final ControlClient control = ControlClient.ofThisFork();
    private final EventLog events = EventLog.ofThisFork();
    private Optional<TestPlan> plan = Optional.empty();

    /** By test class: several may run at the same time, if JUnit is told to. */
    private final Map<String, TestCount> counts = new ConcurrentHashMap<>();

    /** Made by the JUnit Platform. */
    public TestClassListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = Optional.of(testPlan);
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        testClass(identifier).ifPresent(this::begin);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        outermost(identifier).ifPresent(name -> count(name).ended(identifier.isTest(), result.getStatus()));
        testClass(identifier).ifPresent(this::end);
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        testClass(identifier).ifPresent(counts::remove);
        outermost(identifier).ifPresent(name -> count(name).skip(DisabledTests.contain(identifier, reason)));
        testClass(identifier).ifPresent(name -> write("skipped", name, reason));
    }

    /** The name of a test class, unless it stands inside another. */
    private Optional<String> testClass(TestIdentifier identifier) {
        boolean nested = plan.flatMap(tests -> tests.getParent(identifier))
                .flatMap(this::outermost)
                .isPresent();
        return nested ? Optional.empty() : nameOf(identifier);
    }

    private Optional<String> outermost(TestIdentifier identifier) {
        Optional<String> further =
                plan.flatMap(tests -> tests.getParent(identifier)).flatMap(this::outermost);
        return further.isPresent() ? further : nameOf(identifier);
    }

    private static Optional<String> nameOf(TestIdentifier identifier) {
        return identifier.getSource().filter(ClassSource.class::isInstance).map(source -> ((ClassSource) source)
                .getClassName());
    }

    private TestCount count(String testClass) {
        return counts.computeIfAbsent(testClass, name -> new TestCount());
    }

    private void begin(String name) {
        counts.remove(name);
        try {
            control.ask(ForkContract.BEGIN, name);
            System.setProperty(ForkContract.BASE_URL, baseUrl);
            write("begin", name, "");
        } catch (IOException e) {
            System.setProperty(ForkContract.BASE_URL, NOWHERE);
            write("fault", name, String.valueOf(e.getMessage()));
            System.err.println("No worker for " + name + ": " + e.getMessage());
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
