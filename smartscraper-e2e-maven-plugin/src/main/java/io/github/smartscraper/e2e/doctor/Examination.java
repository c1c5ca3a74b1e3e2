package io.github.smartscraper.e2e.doctor;

import io.github.smartscraper.e2e.doctor.check.Check;
import io.github.smartscraper.e2e.doctor.check.Finding;
import io.github.smartscraper.e2e.doctor.check.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Examination of a project: checks one after the other, none of which may take longer than the limit. */
public final class Examination {

    /** What a check that is interrupted needs at the most to end the program that it has started. */
    private static final Duration CLEARING = Duration.ofSeconds(10);

    private final List<Check> checks;
    private final Duration limit;

    /** An examination; {@code limit} is for each check. */
    public Examination(List<Check> checks, Duration limit) {
        this.checks = List.copyOf(checks);
        this.limit = limit;
    }

    /** Makes all checks, and hands on each finding as soon as it is there. */
    public List<Finding> make(Consumer<Finding> reporter) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        ExecutorService thread = Executors.newCachedThreadPool(Examination::daemon);
        try {
            for (Check check : checks) {
                Finding finding = find(check, thread);
                reporter.accept(finding);
                findings.add(finding);
            }
        } finally {
            thread.shutdownNow();
            thread.awaitTermination(CLEARING.toMillis(), TimeUnit.MILLISECONDS);
        }
        return findings;
    }

    private Finding find(Check check, ExecutorService thread) throws InterruptedException {
        Future<Finding> future = thread.submit(check::look);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Finding(check.topic(), State.SLOW, limit.toSeconds() + " s", "");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                return new Finding(check.topic(), State.BROKEN, "", String.valueOf(problem.getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "e2e-doctor");
        thread.setDaemon(true);
        return thread;
    }
}
