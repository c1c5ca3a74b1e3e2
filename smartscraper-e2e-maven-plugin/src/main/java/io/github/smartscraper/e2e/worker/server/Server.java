package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.support.LogTail;
import io.github.smartscraper.e2e.worker.server.diagnosis.Diagnosis;
import io.github.smartscraper.e2e.worker.server.diagnosis.Obstacle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Server process of a worker; a restart makes another. */
public final class Server {

    private static final int TAIL = 20;

    private final WorkerPlan plan;
    private final LaunchedProcess process;
    private final ProcessTree tree;
    private final ListenerTable listeners;
    private final ServerLimits limits;
    private final long launchedNanos = System.nanoTime();
    private long listener;

    Server(WorkerPlan plan, LaunchedProcess process, ProcessTree tree, ListenerTable listeners, ServerLimits limits) {
        this.plan = plan;
        this.process = process;
        this.tree = tree;
        this.listeners = listeners;
        this.limits = limits;
        this.listener = process.identity().pid();
    }

    /** How long it may take to answer. */
    public AnswerLimits limits() {
        return limits.answers();
    }

    public long pid() {
        return process.identity().pid();
    }

    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    public HealthAnswer ask() {
        return plan.ask();
    }

    /** Whether it has ended; a command that ends well may have left its server running in the background. */
    public boolean hasEnded() {
        return !process.isAlive() && (process.exitCode().orElse(1) != 0 || tree.hasEnded());
    }

    Set<Long> pids() {
        return tree.pids();
    }

    /** Whether one of its processes listens on its port, as far as this system tells, and nobody else. */
    public boolean hasItsPort() {
        if (listens(listener)) {
            return true;
        }
        // The process that was launched may have others do the listening, and have one replaced by another.
        for (long pid : tree.pids()) {
            if (listens(pid)) {
                listener = pid;
                return true;
            }
        }
        return false;
    }

    private boolean listens(long pid) {
        return listeners.isOneOf(Set.of(pid), plan.port()).orElse(true);
    }

    public ServerProblem portLost() {
        return new ServerProblem.PortLost(plan.port(), listeners.onPort(plan.port()));
    }

    /** What is in the way of its health, given what it answered last. */
    ServerProblem neverHealthy(Duration limit, HealthAnswer last) {
        Obstacle obstacle = new Diagnosis(plan.health(), plan.address().request()).of(last, tree.pids(), listeners);
        return new ServerProblem.NeverHealthy(limit, plan.health(), last.text(), obstacle, log());
    }

    public ServerProblem exited() {
        return new ServerProblem.Exited(process.exitCode(), age(), log());
    }

    public LogExcerpt log() {
        Path file = plan.launch().log();
        return new LogExcerpt(file, LogTail.of(file, TAIL));
    }

    /**
     * Ends it with all that it has started.
     *
     * @return whether it has ended in time, and not by force
     * @throws InterruptedException if all servers are being ended; this one is left to whoever does that
     */
    public boolean end() throws InterruptedException {
        return tree.endUnlessInterrupted(limits.end());
    }
}
