package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthAnswer.Outcome;
import io.github.smartscraper.e2e.worker.server.Server;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import java.time.Duration;
import java.util.Optional;

/** Supervisor of one running server: it watches until something is wrong with it, or a fresh one is wanted. */
final class Supervisor {

    private static final Duration TICK = Duration.ofMillis(100);

    private final WorkerTable table;
    private final Worker worker;
    private final Server server;
    private final AnswerLimits limits;
    private long lastAnswerNanos = System.nanoTime();
    private long lastProbeNanos = System.nanoTime();

    Supervisor(WorkerTable table, Worker worker, Server server) {
        this.table = table;
        this.worker = worker;
        this.server = server;
        this.limits = server.limits();
    }

    /** The problem, or nothing when a fresh server is wanted. */
    Optional<ServerProblem> watch() throws InterruptedException {
        while (true) {
            if (table.await(worker, Worker::isRenewalWanted, TICK)) {
                return Optional.empty();
            }
            Optional<ServerProblem> problem = look();
            if (problem.isPresent()) {
                return problem;
            }
        }
    }

    private Optional<ServerProblem> look() {
        if (server.hasEnded()) {
            return Optional.of(server.exited());
        }
        return since(lastProbeNanos).compareTo(limits.period()) < 0 ? Optional.empty() : probe();
    }

    private Optional<ServerProblem> probe() {
        HealthAnswer answer = server.ask();
        lastProbeNanos = System.nanoTime();
        if (isAnswer(answer)) {
            lastAnswerNanos = lastProbeNanos;
            return isTakenOver() ? Optional.of(server.portLost()) : Optional.empty();
        }
        Duration silence = since(lastAnswerNanos);
        boolean hanging = answer.outcome() != Outcome.REFUSED;
        Duration limit = hanging ? limits.silence() : limits.refusal();
        return silence.compareTo(limit) < 0
                ? Optional.empty()
                : Optional.of(new ServerProblem.WentSilent(
                        silence, hanging, worker.plan().health(), answer.text(), server.log()));
    }

    /** A stranger took the port of a server that had died beside a command that lives, and answers in its place. */
    private boolean isTakenOver() {
        // A server that died this moment has no port either, but nobody answers then.
        return !server.hasItsPort() && isAnswer(server.ask()) && !server.hasItsPort();
    }

    private static boolean isAnswer(HealthAnswer answer) {
        return answer.outcome() == Outcome.HEALTHY || answer.outcome() == Outcome.NOT_READY;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
