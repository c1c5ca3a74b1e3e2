package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.secrets.KnownSecrets;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import io.github.smartscraper.e2e.worker.server.WorkerPlanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Plans of the workers of a run: which of them are there already, and a port, a DATA_DIR and a token for each other. */
final class WorkerPlans {

    private final OwnedResources resources;
    private final KeptWorkers kept;
    private final TmuxTerminals terminals;
    private final KnownSecrets secrets;
    private final TokenTemplate tokens;
    private final int basePort;
    private final Path dataRoot;

    /**
     * Plans of which none is made yet.
     *
     * @param tokens what tokens look like, unless they are a secret
     * @param basePort the first port to try
     * @param dataRoot where DATA_DIRs are made
     */
    WorkerPlans(
            OwnedResources resources,
            KeptWorkers kept,
            TmuxTerminals terminals,
            KnownSecrets secrets,
            TokenTemplate tokens,
            int basePort,
            Path dataRoot) {
        this.resources = resources;
        this.kept = kept;
        this.terminals = terminals;
        this.secrets = secrets;
        this.tokens = tokens;
        this.basePort = basePort;
        this.dataRoot = dataRoot;
    }

    /** Turns what all servers have in common into the plan of one. */
    WorkerPlanner planner(ServerSettings servers) {
        return new WorkerPlanner(servers, kept.cookie(), terminals);
    }

    /**
     * Makes a plan for each worker, for those that are there already and for as many new ones as are missing.
     *
     * @throws ConfigurationException if there is no port for one of them
     * @throws InfrastructureException if there is no DATA_DIR for one of them
     * @throws IOException if a port or a terminal can't be reserved
     */
    List<WorkerPlan> make(WorkerPlanner planner, int count)
            throws ConfigurationException, InfrastructureException, IOException {
        List<WorkerPlan> plans = new ArrayList<>();
        for (int id : kept.ids().stream().sorted().toList()) {
            resources.ports().hold(kept.port(id));
            plans.add(planner.plan(id, kept.port(id), kept.directory(id), token(id)));
        }
        for (int id = 0; id < count; id++) {
            if (!kept.ids().contains(id)) {
                plans.add(fresh(planner, id));
            }
        }
        return plans;
    }

    private WorkerPlan fresh(WorkerPlanner planner, int id)
            throws ConfigurationException, InfrastructureException, IOException {
        OptionalInt port = resources.ports().allocate();
        if (port.isEmpty()) {
            throw new ConfigurationException(PortMessages.exhausted(basePort));
        }
        terminals.open(id);
        return planner.plan(id, port.getAsInt(), makeDataDirectory(id), token(id));
    }

    private DataDirectory makeDataDirectory(int worker) throws InfrastructureException {
        try {
            return resources.makeDataDirectory(worker);
        } catch (IOException e) {
            throw new InfrastructureException(
                    OwnershipMessages.noDataDirectory(worker, dataRoot, FailureReason.of(e)), e);
        }
    }

    private String token(int worker) {
        String token = secrets.token().orElseGet(() -> tokens.token(worker));
        if (tokens.isSecret()) {
            secrets.hide(token);
        }
        return token;
    }
}
