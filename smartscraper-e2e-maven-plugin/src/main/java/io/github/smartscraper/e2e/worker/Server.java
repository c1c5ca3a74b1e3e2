package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.LogTail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** One running server of a worker; a restart makes another. */
final class Server {

    private static final int TAIL = 20;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final WorkerPlan plan;
    private final LaunchedProcess process;
    private final ProcessTree tree;
    private final HealthProbe probe = new HealthProbe(PROBE_LIMIT);
    private final long launchedNanos = System.nanoTime();

    Server(WorkerPlan plan, LaunchedProcess process, ProcessTree tree) {
        this.plan = plan;
        this.process = process;
        this.tree = tree;
    }

    long pid() {
        return process.identity().pid();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    HealthAnswer ask() {
        return probe.ask(plan.health());
    }

    /** Whether it has ended; a command that ends well may have left its server running in the background. */
    boolean hasEnded() {
        return !process.isAlive()
                && (process.exitCode().orElse(1) != 0 || tree.pids().isEmpty());
    }

    Set<Long> pids() {
        return tree.pids();
    }

    ServerProblem exited() {
        return new ServerProblem.Exited(process.exitCode(), age(), log());
    }

    ServerProblem.LogExcerpt log() {
        Path file = plan.launch().log();
        return new ServerProblem.LogExcerpt(file, LogTail.of(file, TAIL));
    }

    /** Ends it with all that it has started. */
    void end() {
        tree.end(GRACE, LIMIT);
    }
}
