package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.ports.PortAllocator;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Mover of workers that no test knows the address of yet to another port. Builds that don't share a directory for temporary
 * files don't see each other's reservations, so a port that was free may be taken when the server comes to it.
 */
public final class PortMover {

    private final WorkerPlanner planner;
    private final PortAllocator ports;

    /** A mover. */
    public PortMover(WorkerPlanner planner, PortAllocator ports) {
        this.planner = planner;
        this.ports = ports;
    }

    /** The same worker on the next free port, since another program has its own; empty if there is none. */
    public Optional<WorkerPlan> move(WorkerPlan plan) throws IOException {
        ports.passOver(plan.port());
        return planned(plan, ports.allocate());
    }

    /** The same worker on the next port that no connections keep, as they do its own; empty if there is none. */
    public Optional<WorkerPlan> moveToUnused(WorkerPlan plan) throws IOException {
        return planned(plan, ports.allocateUnused());
    }

    private Optional<WorkerPlan> planned(WorkerPlan plan, OptionalInt port) {
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(planner.plan(plan.id(), port.getAsInt(), plan.dataDirectory(), plan.token()));
    }
}
