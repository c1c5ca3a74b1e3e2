package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.worker.PoolSettings;
import io.github.smartscraper.e2e.worker.WorkerListeners;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.PortMover;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import io.github.smartscraper.e2e.worker.server.WorkerPlanner;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** The making of a pool of workers, once it is known what their servers are started with. */
final class WorkerPoolFactory {

    private final Supplier<ServerSettings> servers;
    private final WorkerPlans plans;
    private final KeptWorkers kept;
    private final OwnedResources resources;
    private final HostSystem host;
    private final PoolSettings settings;
    private final WorkerListeners events;

    /**
     * A factory.
     *
     * @param servers what all servers have in common; asked for when it is known
     * @param events told what happens to the workers
     */
    WorkerPoolFactory(
            Supplier<ServerSettings> servers,
            WorkerPlans plans,
            KeptWorkers kept,
            OwnedResources resources,
            HostSystem host,
            PoolSettings settings,
            WorkerListeners events) {
        this.servers = servers;
        this.plans = plans;
        this.kept = kept;
        this.resources = resources;
        this.host = host;
        this.settings = settings;
        this.events = events;
    }

    /**
     * A pool, none of whose servers is started yet.
     *
     * @param count how many workers there are to be
     * @throws ConfigurationException if there is no port for one of them
     * @throws InfrastructureException if there is no DATA_DIR for one of them
     * @throws IOException if something can't be reserved for one of them
     */
    WorkerPool make(int count) throws ConfigurationException, InfrastructureException, IOException {
        WorkerPlanner planner = plans.planner(servers.get());
        List<WorkerPlan> workers = plans.make(planner, count);
        ServerStarter starter = new ServerStarter(
                kept.launcher(resources),
                host.processes(),
                host.listeners(),
                resources.registry(),
                kept,
                settings.limits());
        return new WorkerPool(
                workers, starter, settings, new PortMover(planner, resources.ports()), events, resources.processes());
    }
}
