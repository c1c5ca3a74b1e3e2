package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.support.LogExcerpt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Test class that runs, with what has come of its tests so far; used by one thread at a time. */
final class RunningClass {

    private final String name;
    private final long beganNanos;
    private final Path log;
    private final List<TestFailure> failures = new ArrayList<>();
    private int tests;
    private int skipped;
    private long logged;

    RunningClass(String name, long nowNanos, Path log) {
        this.name = name;
        this.beganNanos = nowNanos;
        this.log = log;
        this.logged = LogExcerpt.end(log);
    }

    String name() {
        return name;
    }

    Duration age(long nowNanos) {
        return Duration.ofNanos(nowNanos - beganNanos);
    }

    void testBegan() {
        logged = LogExcerpt.end(log);
    }

    void testPassed() {
        tests++;
    }

    void testSkipped() {
        tests++;
        skipped++;
    }

    void testFailed(TestFailure failure) {
        tests++;
        Optional<LogExcerpt> printed = LogExcerpt.since(log, logged, ProgressMessages.LOG_LINES);
        failures.add(printed.map(failure::with).orElse(failure));
    }

    ClassEnd end(int worker, long nowNanos) {
        return new ClassEnd(name, worker, age(nowNanos), tests, skipped, failures);
    }
}
