package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.worker.demand.TestProgress.Phase;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Measure of what starts cost in this run: the least that was seen, for others may have been in the way of the rest. */
final class CostMeasure {

    /** Which part of the processors a run must have kept busy for its classes to have been in each other's way. */
    private static final double SATURATED = 0.85;

    private Optional<Cost> server = Optional.empty();
    private Optional<Cost> fork = Optional.empty();
    private int servers;
    private int forks;

    /**
     * A server has become healthy.
     *
     * @param cpuMillis asked for once, since it takes some time itself
     */
    synchronized void serverStarted(long wallMillis, LongSupplier cpuMillis) {
        long cpu = server.map(Cost::cpuMillis).orElseGet(cpuMillis::getAsLong);
        server = Optional.of(least(server, new Cost(wallMillis, cpu)));
        servers++;
    }

    /** A fork is about to begin its first class. */
    synchronized void forkStarted(Cost cost) {
        fork = Optional.of(least(fork, cost));
        forks++;
    }

    private static Cost least(Optional<Cost> before, Cost cost) {
        return new Cost(
                Math.min(cost.wallMillis(), before.map(Cost::wallMillis).orElse(Long.MAX_VALUE)),
                Math.min(cost.cpuMillis(), before.map(Cost::cpuMillis).orElse(Long.MAX_VALUE)));
    }

    /** These costs, with what has been measured by now in place of what was only guessed. */
    synchronized RunCosts instead(RunCosts guessed) {
        return new RunCosts(
                server.orElse(guessed.server()), fork.orElse(guessed.fork()), guessed.share(), guessed.stretch());
    }

    /**
     * What the whole run has shown.
     *
     * @param spentMillis processor time of all that it has started
     */
    synchronized RunCosts of(Phase phase, long spentMillis, int processors, RunCosts believed) {
        RunCosts starts = instead(believed);
        // A fork for each class is part of what a class costs.
        long ofStarts = servers * starts.server().cpuMillis()
                + Math.min(forks, phase.workers()) * starts.fork().cpuMillis();
        double ofClasses = Math.max(0, spentMillis - ofStarts);
        double work = Math.max(1, phase.work());
        double together = work / Math.max(1, phase.millis());
        boolean saturated = spentMillis >= SATURATED * processors * phase.millis();
        double stretch = saturated ? Math.max(1, together / processors) : 1;
        return new RunCosts(starts.server(), starts.fork(), ofClasses / work * stretch, stretch);
    }
}
