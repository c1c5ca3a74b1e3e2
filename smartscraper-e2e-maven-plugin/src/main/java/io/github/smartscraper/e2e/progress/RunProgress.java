package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.console.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Progress of one round of test classes, told by the channels of its forks and printed class by class. */
public final class RunProgress {

    private final Expected expected;
    private final IntFunction<Path> logs;
    private final ProgressLines lines;
    private final Console console;
    private final LongSupplier nanoTime;

    /** By worker; guarded by this, like the others. */
    private final Map<Integer, RunningClass> running = new TreeMap<>();

    /**
     * Classes that have not ended, in the order in which they are to begin, with what earlier runs let expect of each, in
     * milliseconds: asked for once, as all of them are gone through whenever one ends.
     */
    private final Map<String, Long> awaited = new LinkedHashMap<>();

    private int ended;
    private long tookMillis;

    /**
     * Progress in which nothing has happened yet.
     *
     * @param logs the log of each worker's server
     * @param nanoTime the clock
     */
    public RunProgress(
            Expected expected, IntFunction<Path> logs, ProgressLines lines, Console console, LongSupplier nanoTime) {
        this.expected = expected;
        ToLongFunction<String> millis = expected.millis().orElse(name -> 0);
        expected.order().forEach(name -> awaited.put(name, millis.applyAsLong(name)));
        this.logs = logs;
        this.lines = lines;
        this.console = console;
        this.nanoTime = nanoTime;
    }

    /** A class begins, or a class within the one that runs. */
    public synchronized void classBegan(int worker, String testClass) {
        String name = new TestName(testClass, "").outermost();
        RunningClass before = running.get(worker);
        if (before == null || !before.name().equals(name)) {
            printLeft(worker);
            running.put(worker, new RunningClass(name, nanoTime.getAsLong(), logs.apply(worker)));
        }
    }

    /** A test begins. */
    public synchronized void testBegan(int worker) {
        of(worker).ifPresent(RunningClass::testBegan);
    }

    /** A test has passed. */
    public synchronized void testPassed(int worker) {
        of(worker).ifPresent(RunningClass::testPassed);
    }

    /** A test was skipped or aborted. */
    public synchronized void testSkipped(int worker) {
        of(worker).ifPresent(RunningClass::testSkipped);
    }

    /** A test has failed. */
    public synchronized void testFailed(int worker, TestFailure failure) {
        of(worker).ifPresent(found -> found.testFailed(failure));
    }

    /** A class has ended; of one within another, its own end counts only. */
    public synchronized void classEnded(int worker, String testClass) {
        RunningClass of = running.get(worker);
        if (of != null && of.name().equals(testClass)) {
            running.remove(worker);
            print(of.end(worker, nanoTime.getAsLong()));
        }
    }

    /** The fork of a worker has ended; a class that ran in it then has no end of its own. */
    public synchronized void forkEnded(int worker) {
        printLeft(worker);
    }

    /** Failures of a class that has no end of its own, which nobody else would tell. */
    private void printLeft(int worker) {
        RunningClass left = running.remove(worker);
        if (left != null) {
            lines.printFailures(left.end(worker, nanoTime.getAsLong()), console);
        }
    }

    private Optional<RunningClass> of(int worker) {
        return Optional.ofNullable(running.get(worker));
    }

    private void print(ClassEnd end) {
        ended++;
        tookMillis += end.took().toMillis();
        awaited.remove(end.testClass());
        lines.print(end, position(), console);
    }

    private ProgressLines.Position position() {
        int all = expected.order().size();
        return new ProgressLines.Position(all - awaited.size(), all, timeLeft());
    }

    /** Empty where nothing is left, and where nothing is known of what is. */
    private Optional<Duration> timeLeft() {
        if ((awaited.isEmpty() && running.isEmpty()) || (expected.millis().isEmpty() && ended == 0)) {
            return Optional.empty();
        }
        // If nothing is known from earlier runs: what those took that have ended.
        long typical = ended == 0 ? 0 : tookMillis / ended;
        ToLongFunction<String> millis = expected.millis().orElse(name -> typical);
        long now = nanoTime.getAsLong();
        TimeLeft left = new TimeLeft(expected.workers());
        Set<String> begun = new HashSet<>();
        running.values().forEach(of -> {
            begun.add(of.name());
            left.running(millis.applyAsLong(of.name()) - of.age(now).toMillis());
        });
        boolean isKnown = expected.millis().isPresent();
        awaited.forEach((name, expectedMillis) -> {
            if (!begun.contains(name)) {
                left.waiting(isKnown ? expectedMillis : typical);
            }
        });
        return Optional.of(left.longest());
    }

    /** How many classes run at a time at the most. */
    public int workers() {
        return expected.workers();
    }

    /** What each worker does, by its number: the class that it runs, and for how long. */
    public synchronized SortedMap<Integer, String> status() {
        SortedMap<Integer, String> status = new TreeMap<>();
        long now = nanoTime.getAsLong();
        running.forEach((worker, of) -> status.put(worker, ProgressMessages.running(worker, of.name(), of.age(now))));
        return status;
    }

    /** How many classes have ended, of how many, and how long the others will take. */
    public synchronized String summary() {
        return ProgressMessages.position(position());
    }
}
