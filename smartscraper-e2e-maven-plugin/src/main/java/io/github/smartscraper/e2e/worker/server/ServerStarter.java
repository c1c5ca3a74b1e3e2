package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.ports.BindFailure;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.process.launch.LaunchGate;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.WorkerVariables;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starter of servers, which waits until each is healthy, alive and ready being separate questions at every look. */
public final class ServerStarter {

    /** How long a server that an earlier build has kept may take to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a launch that is under way may take when nothing more is to be launched. */
    private static final Duration LAUNCH_LIMIT = Duration.ofSeconds(1);

    private final LaunchGate launcher;
    private final ProcessTable processes;
    private final ListenerTable listeners;
    private final SessionRegistry registry;
    private final KeptServers kept;
    private final ServerLimits limits;

    /** The process that was last seen to listen, for each worker. */
    private final Map<ProcessCookie, Long> listening = new ConcurrentHashMap<>();

    /**
     * A starter.
     *
     * @param registry told of a server before it is launched, and again when it has a pid
     * @param kept finds servers that need not be started
     * @param limits how long servers may take
     */
    public ServerStarter(
            ProcessLauncher launcher,
            ProcessTable processes,
            ListenerTable listeners,
            SessionRegistry registry,
            KeptServers kept,
            ServerLimits limits) {
        this.launcher = new LaunchGate(launcher);
        this.processes = processes;
        this.listeners = listeners;
        this.registry = registry;
        this.kept = kept;
        this.limits = limits;
    }

    /** Launches nothing any more; what is being launched at this moment is there when this returns. */
    public void close() {
        launcher.close(LAUNCH_LIMIT);
    }

    /** How long its servers may take. */
    public ServerLimits limits() {
        return limits;
    }

    /**
     * Starts the server of a worker, unless an earlier build has kept one that is fit to be used.
     *
     * @throws WorkerException if it does not become healthy; it has been ended then
     * @throws InterruptedException if the worker is being stopped; it has been ended then, too
     */
    public Server start(WorkerPlan plan) throws WorkerException, InterruptedException {
        Optional<Server> running = takeOver(plan);
        if (running.isPresent()) {
            return running.get();
        }
        requireFree(plan);
        BindFailure failure = new BindFailure(plan.launch().log());
        Server server = launch(plan);
        boolean healthy = false;
        try {
            awaitHealthy(plan, server, failure);
            healthy = true;
            return server;
        } finally {
            if (!healthy) {
                server.end();
            }
        }
    }

    /** One that does not get healthy soon, with its state at the seed, is ended as if it had never been there. */
    private Optional<Server> takeOver(WorkerPlan plan) throws WorkerException, InterruptedException {
        Server server = null;
        boolean fit = false;
        try {
            Optional<LaunchedProcess> process = kept.find(plan);
            if (process.isEmpty()) {
                return Optional.empty();
            }
            server = server(plan, process.get());
            plan.dataDirectory().reset();
            fit = isFit(server);
            return fit ? Optional.of(server) : Optional.empty();
        } catch (IOException e) {
            throw new WorkerException(plan.id(), new ServerProblem.NotLaunched(FailureReason.of(e)));
        } finally {
            if (server != null && !fit) {
                server.end();
            }
        }
    }

    /** A server that listens may be slow to answer for a moment, on a machine that is busy. */
    private static boolean isFit(Server server) throws InterruptedException {
        Backoff backoff = new Backoff();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!server.hasEnded() && server.hasItsPort()) {
            if (server.ask().isHealthy()) {
                return true;
            }
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(backoff.next().toMillis());
        }
        return false;
    }

    private void requireFree(WorkerPlan plan) throws WorkerException {
        Optional<Listener> stranger = listeners.onPort(plan.port());
        if (stranger.isPresent()) {
            throw new WorkerException(plan.id(), new ServerProblem.PortLost(plan.port(), stranger));
        }
    }

    private void requireUnused(WorkerPlan plan, Server server, boolean failed) throws WorkerException {
        if (failed && isLingering(plan)) {
            throw new WorkerException(plan.id(), new ServerProblem.PortLingers(plan.port(), server.log()));
        }
    }

    /** Whether connections of a server that has gone keep the port of a worker from one that does not set SO_REUSEADDR. */
    public boolean isLingering(WorkerPlan plan) {
        return listeners.isLingering(plan.port());
    }

    private Server launch(WorkerPlan plan) throws WorkerException {
        try {
            record(plan, 0, "");
            LaunchedProcess process = launcher.launch(plan.launch());
            return recorded(plan, process);
        } catch (IOException e) {
            throw new WorkerException(plan.id(), new ServerProblem.NotLaunched(FailureReason.of(e)));
        }
    }

    private Server recorded(WorkerPlan plan, LaunchedProcess process) throws IOException {
        try {
            return server(plan, process);
        } catch (IOException e) {
            new ProcessTree(processes, plan.cookie(), process.identity()).end(limits.end());
            throw e;
        }
    }

    private Server server(WorkerPlan plan, LaunchedProcess process) throws IOException {
        ProcessTree tree = new ProcessTree(processes, plan.cookie(), process.identity());
        record(plan, process.identity().pid(), process.identity().startedAt());
        return new Server(plan, process, tree, listeners, limits);
    }

    private void record(WorkerPlan plan, long pid, String startedAt) throws IOException {
        String directory = plan.dataDirectory().path().toString();
        registry.record(new OwnedWorker(plan.id(), plan.port(), directory, pid, startedAt));
    }

    private void awaitHealthy(WorkerPlan plan, Server server, BindFailure failure)
            throws WorkerException, InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            HealthAnswer answer = server.ask();
            if (server.hasEnded()) {
                ServerProblem exit = server.exited();
                // A server whose port was taken in the last moment ends as well, with a reason of its own.
                requireFree(plan);
                requireUnused(plan, server, failure.isLogged());
                throw new WorkerException(plan.id(), exit);
            }
            if (answer.outcome() == HealthAnswer.Outcome.REFUSED) {
                // What watches a server stays alive when it can't bind.
                requireUnused(plan, server, failure.isLoggedOf(plan.port()));
            }
            if (answer.isHealthy()) {
                requireOwn(plan, server);
                return;
            }
            if (server.age().compareTo(limits.start()) > 0) {
                requireUnused(plan, server, failure.isLogged());
                throw new WorkerException(plan.id(), server.neverHealthy(limits.start(), answer));
            }
            Thread.sleep(backoff.next().toMillis());
        }
    }

    /** The address on which a server listens on all interfaces although HOST names one; empty if it does not. */
    public Optional<String> exposedAddress(WorkerPlan plan, Server server) {
        boolean restrained =
                WorkerPlan.Address.LOOPBACK.equals(plan.launch().environment().get(WorkerVariables.HOST));
        return restrained ? listeners.onAllInterfaces(server.pids(), plan.port()) : Optional.empty();
    }

    /** A file that a reset has removed and that a process of the worker still has open. */
    public Optional<HeldFile> heldFile(WorkerPlan plan) {
        return HeldFile.of(pids(plan), plan.dataDirectory().path());
    }

    /** Whether a process of the worker listens on its port, as far as this system tells. */
    public boolean isOwn(WorkerPlan plan) {
        Long before = listening.get(plan.cookie());
        if (before != null && listeners.stillHas(before, plan.port())) {
            return true;
        }
        // Only now are the processes of the whole machine looked through.
        Set<Long> pids = pids(plan);
        boolean own = listeners.isOneOf(pids, plan.port()).orElse(true);
        pids.stream()
                .filter(pid -> listeners.stillHas(pid, plan.port()))
                .findFirst()
                .ifPresent(pid -> listening.put(plan.cookie(), pid));
        return own;
    }

    /** The numbers of the workers whose servers an earlier build has left running, and that have not been started yet. */
    public Set<Integer> kept() {
        return kept.ids();
    }

    /** The processes of a worker. */
    public Set<Long> pids(WorkerPlan plan) {
        return new ProcessTree(processes, plan.cookie(), null).pids();
    }

    /** A stranger that took the port meanwhile may answer 200 as well; {@code tsx watch} would stay alive beside it. */
    private static void requireOwn(WorkerPlan plan, Server server) throws WorkerException {
        if (!server.hasItsPort()) {
            throw new WorkerException(plan.id(), server.portLost());
        }
    }
}
