package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.worker.WorkerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Progress of a run: which test classes have begun and ended on which worker, and when. */
final class TestProgress {

    /** A guess, as long as no class has shown how long it takes. */
    private static final long UNKNOWN_MILLIS = 1000;

    /** A start that takes so many times as long as expected is none any more for which others should wait. */
    private static final int PATIENCE = 3;

    private static final long LEAST_PATIENCE_MILLIS = 5000;

    /** What is left of something that is overdue. */
    private static final double OVERDUE = 0.1;

    private final LongSupplier clock;

    /** All of these are guarded by this. */
    private final Map<String, Long> waiting;

    private boolean known;

    private final Map<Integer, Course> courses = new HashMap<>();
    private final Map<String, Long> durations = new LinkedHashMap<>();
    private long firstBegan = -1;
    private long lastEnded = -1;

    /** Course of one worker, as far as it is known. */
    private static final class Course {

        final Map<String, Long> running = new LinkedHashMap<>();
        final Map<String, Long> expected = new HashMap<>();
        long since;
        boolean leased;
        boolean begun;
        boolean used;
    }

    /**
     * Test phase of a run that has ended.
     *
     * @param millis from when the first class began until the last one ended
     * @param durations of the classes, milliseconds
     * @param workers how many ran any of them
     */
    record Phase(long millis, Map<String, Long> durations, int workers) {

        Phase {
            durations = Map.copyOf(durations);
        }

        /** How long all classes took together. */
        long work() {
            return durations.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Progress of these classes, none of which has begun.
     *
     * @param clock milliseconds
     */
    TestProgress(ExpectedClasses classes, LongSupplier clock) {
        this.waiting = new LinkedHashMap<>(classes.millis());
        this.known = classes.known();
        this.clock = clock;
    }

    /** These classes are to run, and no others that have not begun. */
    synchronized void expect(ExpectedClasses classes) {
        waiting.clear();
        waiting.putAll(classes.millis());
        known = classes.known();
    }

    /** A worker is in another state. */
    synchronized void changed(int worker, WorkerState state) {
        Course course = course(worker);
        if (state == WorkerState.LEASED && !course.leased) {
            course.leased = true;
            course.begun = false;
            course.since = clock.getAsLong();
        } else if (state == WorkerState.HEALTHY) {
            course.leased = false;
        }
    }

    /** A class begins. */
    synchronized void began(int worker, String testClass) {
        long now = clock.getAsLong();
        firstBegan = firstBegan < 0 ? now : firstBegan;
        Course course = course(worker);
        course.begun = true;
        course.used = true;
        course.running.put(testClass, now);
        Long expected = waiting.remove(testClass);
        if (expected != null) {
            course.expected.put(testClass, expected);
        }
    }

    /** A class has ended. */
    synchronized void ended(int worker, String testClass) {
        Long since = course(worker).running.remove(testClass);
        if (since != null) {
            lastEnded = clock.getAsLong();
            durations.put(testClass, lastEnded - since);
        }
    }

    /** Durations that are expected of the classes that have not begun, in their order, where alone they take so much less. */
    synchronized List<Long> waiting(double stretch) {
        List<Long> millis = new ArrayList<>();
        long guess = known ? 0 : guess();
        waiting.values().forEach(expected -> millis.add(known ? Math.round(expected / stretch) : guess));
        return millis;
    }

    private long guess() {
        if (!durations.isEmpty()) {
            return durations.values().stream().mapToLong(Long::longValue).sum() / durations.size();
        }
        long now = clock.getAsLong();
        return courses.values().stream()
                .flatMap(course -> course.running.values().stream())
                .mapToLong(since -> now - since)
                .max()
                .stream()
                .map(longest -> Math.max(UNKNOWN_MILLIS, longest))
                .findFirst()
                .orElse(UNKNOWN_MILLIS);
    }

    /** What a worker in this state has still to do; nothing if it does not take part. */
    synchronized Optional<Workload.Lane> lane(int worker, WorkerState state, RunCosts costs) {
        Course course = course(worker);
        return switch (state) {
            case STARTING -> Optional.of(new Workload.Lane(left(course.since, costs.server()), 1, 0));
            case LEASED, RESTARTING ->
                Optional.of(
                        course.begun
                                ? new Workload.Lane(0, 0, left(course, costs.stretch()))
                                : new Workload.Lane(0, left(course.since, costs.fork()), 0));
            case HEALTHY, STOPPING, GONE -> Optional.empty();
        };
    }

    private double left(long since, Cost cost) {
        double passed = (double) (clock.getAsLong() - since) / Math.max(1, cost.wallMillis());
        return Math.max(OVERDUE, 1 - passed);
    }

    private long left(Course course, double stretch) {
        long now = clock.getAsLong();
        long most = 0;
        for (Map.Entry<String, Long> running : course.running.entrySet()) {
            long passed = now - running.getValue();
            long expected = known
                    ? Math.round(course.expected.getOrDefault(running.getKey(), UNKNOWN_MILLIS) / stretch)
                    : guess();
            most = Math.max(most, Math.max(expected - passed, Math.round(OVERDUE * passed)));
        }
        return most;
    }

    /** Whether a worker's server or its fork is starting, and not for too long. */
    synchronized boolean isStarting(int worker, WorkerState state, RunCosts costs) {
        Course course = course(worker);
        boolean server = state == WorkerState.STARTING;
        boolean fork = state == WorkerState.LEASED && course.leased && !course.begun;
        long patience =
                Math.max(LEAST_PATIENCE_MILLIS, PATIENCE * (server ? costs.server() : costs.fork()).wallMillis());
        return (server || fork) && clock.getAsLong() - course.since < patience;
    }

    /** How many classes are running. */
    synchronized int running() {
        return courses.values().stream()
                .mapToInt(course -> course.running.size())
                .sum();
    }

    /** What has come of it, if any class has ended. */
    synchronized Optional<Phase> phase() {
        int workers =
                (int) courses.values().stream().filter(course -> course.used).count();
        return lastEnded < 0 ? Optional.empty() : Optional.of(new Phase(lastEnded - firstBegan, durations, workers));
    }

    /** A worker that is seen for the first time has been started just now. */
    private Course course(int worker) {
        return courses.computeIfAbsent(worker, id -> {
            Course course = new Course();
            course.since = clock.getAsLong();
            return course;
        });
    }
}
