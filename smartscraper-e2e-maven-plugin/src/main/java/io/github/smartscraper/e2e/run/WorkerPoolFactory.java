package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.secrets.KnownSecrets;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.PoolSettings;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import io.github.smartscraper.e2e.worker.server.PortMover;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import io.github.smartscraper.e2e.worker.server.WorkerPlanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Puts the workers of a run together: which there are, what each server is started with, and where. */
final class WorkerPoolFactory {

    private final RunRequest request;
    private final int workerCount;
    private final HostSystem host;
    private final OwnedResources belongings;
    private final KeptWorkers living;
    private final KnownSecrets secrets;
    private final SecretMask mask;
    private final TmuxTerminals terminals;
    private final RunBrowser browser;
    private final ProcessCookie cookie;

    WorkerPoolFactory(
            RunRequest request,
            int workerCount,
            HostSystem host,
            OwnedResources belongings,
            KeptWorkers living,
            KnownSecrets secrets,
            SecretMask mask,
            TmuxTerminals terminals,
            RunBrowser browser) {
        this.request = request;
        this.workerCount = workerCount;
        this.host = host;
        this.belongings = belongings;
        this.living = living;
        this.secrets = secrets;
        this.mask = mask;
        this.terminals = terminals;
        this.browser = browser;
        this.cookie = living.cookie();
    }

    /**
     * The pool; none of its servers is started yet.
     *
     * @param opening says what is being started
     * @param session all processes of this run
     * @param end ends them
     * @throws ConfigurationException if there is no port or no place for one of them
     */
    WorkerPool assemble(Console console, String opening, WorkerEvents events, ProcessTree session, Runnable end)
            throws ConfigurationException, InfrastructureException, IOException {
        ServerSettings servers = serverSettings();
        living.judge(secrets.variables(), belongings, end);
        WorkerPlanner planner = new WorkerPlanner(servers, cookie, terminals);
        console.info(opening);
        List<WorkerPlan> plans = planWorkers(planner);
        ServerStarter starter = new ServerStarter(
                living.launcher(belongings),
                host.processes(),
                host.listeners(),
                belongings.registry(),
                request.workers().timeout(),
                living);
        PoolSettings settings = new PoolSettings(
                host.cores(),
                request.workers().maxRestarts(),
                request.data().reset(),
                request.workers().timeout());
        return new WorkerPool(plans, starter, settings, new PortMover(planner, belongings.ports()), events, session);
    }

    /** What all servers have in common. */
    ServerSettings serverSettings() {
        AppRequest app = request.app();
        Map<String, String> inherited = new HashMap<>(host.environment());
        inherited.putAll(browser.variables());
        inherited.putAll(secrets.variables());
        return new ServerSettings(
                app.command(),
                app.directory(),
                inherited,
                app.environment(),
                app.executablePath().or(host::browser),
                app.healthPath(),
                request.output().directory().logs(),
                mask);
    }

    private List<WorkerPlan> planWorkers(WorkerPlanner planner)
            throws ConfigurationException, InfrastructureException, IOException {
        List<WorkerPlan> plans = new ArrayList<>();
        for (int id : living.ids().stream().sorted().toList()) {
            belongings.ports().hold(living.port(id));
            plans.add(planner.plan(id, living.port(id), living.directory(id), token(id)));
        }
        for (int id = 0; id < workerCount; id++) {
            if (living.ids().contains(id)) {
                continue;
            }
            OptionalInt port = belongings.ports().allocate();
            if (port.isEmpty()) {
                throw new ConfigurationException(
                        PortMessages.exhausted(request.workers().basePort()));
            }
            terminals.open(id);
            plans.add(planner.plan(id, port.getAsInt(), makeDataDirectory(id), token(id)));
        }
        return plans;
    }

    private DataDirectory makeDataDirectory(int worker) throws InfrastructureException {
        try {
            return belongings.makeDataDirectory(request.data(), worker);
        } catch (IOException e) {
            throw new InfrastructureException(
                    OwnershipMessages.noDataDirectory(worker, request.data().root(), FailureReason.of(e)), e);
        }
    }

    private String token(int worker) {
        String token = secrets.token().orElseGet(() -> request.app().apiToken().token(worker));
        if (request.app().apiToken().isSecret()) {
            mask.add(List.of(token));
        }
        return token;
    }
}
