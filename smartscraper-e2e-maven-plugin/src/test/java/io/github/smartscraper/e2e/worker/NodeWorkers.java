package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;

import io.github.smartscraper.e2e.TestDirectory;
import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.ports.ReservationDirectory;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import io.github.smartscraper.e2e.worker.server.KeptServers;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.PortMover;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import io.github.smartscraper.e2e.worker.server.WorkerPlanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Workers with real servers, for tests; what a test has not stopped ends when this is closed. */
public final class NodeWorkers implements AfterEachCallback, AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final EndLimits END_LIMITS = new EndLimits(Duration.ZERO, Duration.ofSeconds(10));
    private static final int LOWEST_BASE_PORT = 10_000;
    private static final int HIGHEST_BASE_PORT = 30_000;

    private final Path directory;
    private final ProcessCookie cookie = ProcessCookie.newSession();
    private final ProcessTable processes = ProcessTable.ofThisSystem();
    private final LingeringPorts listeners;
    private final PortAllocator ports;
    private final RecordedEvents events = new RecordedEvents();
    private final List<WorkerPool> pools = new ArrayList<>();
    private AnswerLimits limits = AnswerLimits.USUAL;
    private Duration stopTimeout = EndLimits.USUAL_GRACE;
    private HealthRequest health = new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(2));
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> unready = new ArrayList<>();

    /** Workers that keep all their files in a directory of their own, which goes with the test. */
    public NodeWorkers() {
        this.directory = TestDirectory.make();
        this.listeners = new LingeringPorts(directory);
        int basePort = ThreadLocalRandom.current().nextInt(LOWEST_BASE_PORT, HIGHEST_BASE_PORT);
        this.ports = new PortAllocator(
                basePort, new ReservationDirectory(Map.of(), directory, refused -> {}), listeners, taken -> {});
    }

    /** Gives the servers that are started from now on these limits, for tests in which one does not answer any more. */
    NodeWorkers within(AnswerLimits shorter) {
        limits = shorter;
        return this;
    }

    /** Gives the servers that are started from now on so long to end. */
    NodeWorkers ending(Duration within) {
        stopTimeout = within;
        return this;
    }

    /** Asks the servers that are planned from now on in this way. */
    public NodeWorkers asking(HealthRequest request) {
        health = request;
        return this;
    }

    /** A pool, not started yet, with a worker for each of these servers; resets files, and restarts once. */
    public WorkerPool pool(NodeServer... servers) throws IOException {
        return pool(ResetMode.FILES, servers);
    }

    /** A pool with one healthy worker, whose server answers everything. */
    WorkerPool startedPool(ResetMode reset) throws IOException, WorkerException, InterruptedException {
        WorkerPool pool = pool(reset, NodeServer.SERVING);
        pool.start();
        return pool;
    }

    WorkerPool pool(ResetMode reset, NodeServer... servers) throws IOException {
        return pool(new PoolSettings(servers.length, 1, reset, limits(START_LIMIT)), servers);
    }

    WorkerPool pool(PoolSettings settings, NodeServer... servers) throws IOException {
        WorkerPlanner planner = planner(List.of(servers));
        List<WorkerPlan> plans = new ArrayList<>();
        for (int id = 0; id < servers.length; id++) {
            plans.add(plan(planner, id));
        }
        PortMover mover = new PortMover(planner, ports);
        WorkerPool pool = new WorkerPool(
                plans,
                starter(settings.limits().start()),
                settings,
                mover,
                new WorkerListeners(List.of(events)),
                tree(cookie));
        pools.add(pool);
        return pool;
    }

    /** The plan of worker 0, with this server. */
    public WorkerPlan plan(NodeServer server) throws IOException {
        return plan(planner(List.of(server)), 0);
    }

    /** The plan of a worker that joins others, with this server. */
    WorkerPlan plan(int id, NodeServer server) throws IOException {
        return plan(planner(Collections.nCopies(id + 1, server)), id);
    }

    private WorkerPlan plan(WorkerPlanner planner, int id) throws IOException {
        OwnerMarker marker = new OwnerMarker(cookie.session(), ProcessIdentity.current());
        DataDirectory data = DataDirectory.create(
                DataDirectory.unpredictablePath(directory, id), new Seed(Optional.empty()), marker);
        return planner.plan(id, ports.allocate().orElseThrow(), data, "token-" + id);
    }

    private WorkerPlanner planner(List<NodeServer> servers) {
        Map<String, String> scripts = new HashMap<>();
        servers.forEach(server -> scripts.put("SCRIPT_" + scripts.size(), server.script()));
        ServerSettings settings = new ServerSettings(
                List.of("node", "-e", "eval(process.env.SCRIPT_{id})"),
                directory,
                new ServerSettings.Environment(System.getenv(), scripts, Optional.empty()),
                health,
                new ServerSettings.Logs(directory.resolve("logs"), new SecretMask()));
        return new WorkerPlanner(settings, cookie);
    }

    public ServerStarter starter(Duration limit) {
        return starter(launcher(), limit);
    }

    public ServerStarter starter(ProcessLauncher launcher, Duration limit) {
        SessionRegistry registry = new SessionRegistry(sessionFile(), cookie.session(), ProcessIdentity.current());
        return new ServerStarter(launcher, processes, listeners, registry, KeptServers.NOTHING, limits(limit));
    }

    /** Has connections keep a port from servers that don't set SO_REUSEADDR, until the file is gone. */
    Path keepPort(int port) throws IOException {
        return listeners.keep(port);
    }

    private ServerLimits limits(Duration start) {
        return new ServerLimits(start, limits, stopTimeout);
    }

    /** Returns from a launch when the server listens: what is measured from then on does not count how fast it starts. */
    public static ProcessLauncher untilListening(ProcessLauncher launcher) {
        HealthProbe probe = new HealthProbe(START_LIMIT);
        return launch -> {
            LaunchedProcess process = launcher.launch(launch);
            URI root = URI.create("http://127.0.0.1:" + launch.environment().get("PORT") + "/");
            await().until(() -> probe.ask(root).outcome() != HealthAnswer.Outcome.REFUSED);
            return process;
        };
    }

    /** The same for a server that does not listen where it should. */
    public ProcessLauncher untilListeningAnywhere(ProcessLauncher launcher) {
        return launch -> {
            LaunchedProcess process = launcher.launch(launch);
            await().until(() -> !listeners.addresses(pids()).isEmpty());
            return process;
        };
    }

    public static ProcessLauncher launcher() {
        return SessionLauncher.onPath(Executables.of(System.getenv()));
    }

    public Path sessionFile() {
        return directory.resolve("session.json");
    }

    /** Pids of all that runs for these workers. */
    public Set<Long> pids() {
        return tree(cookie).pids();
    }

    /** Pids of all that runs for one of them. */
    Set<Long> pids(int worker) {
        return tree(cookie.ofWorker(worker)).pids();
    }

    /** Kills all that runs for one of them, without asking. */
    public void kill(int worker) {
        pids(worker).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Sends a signal to the one process of one of them. */
    void signal(int worker, String name) throws IOException, InterruptedException {
        String pid = Long.toString(pids(worker).iterator().next());
        new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    }

    /** The threads on which workers live. */
    List<Thread> lives() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("e2e-worker-"))
                .toList();
    }

    /** What the pools have told so far. */
    public List<String> events() {
        return events.lines();
    }

    /** Faults of the pools so far, unless somebody else has asked for them. */
    public List<Fault> faults() {
        takeNew();
        return List.copyOf(faults);
    }

    /** Classes that no worker could be made ready for so far, unless somebody else has asked for them. */
    public List<Fault> unready() {
        takeNew();
        return List.copyOf(unready);
    }

    private void takeNew() {
        for (WorkerPool pool : pools) {
            FaultLedger.Entries entries = pool.ledger().takeNew();
            faults.addAll(entries.faults());
            unready.addAll(entries.unready());
        }
    }

    private ProcessTree tree(ProcessCookie whose) {
        return new ProcessTree(processes, whose, null);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        pools.forEach(WorkerPool::stop);
        Set<Long> left = tree(cookie).end(END_LIMITS);
        ports.close();
        if (!left.isEmpty()) {
            throw new IllegalStateException("these processes can't be ended: " + left);
        }
        DirectoryTree.delete(directory);
    }
}
