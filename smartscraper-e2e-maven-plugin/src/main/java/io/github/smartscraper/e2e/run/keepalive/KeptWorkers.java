package io.github.smartscraper.e2e.run.keepalive;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.session.KeptFile;
import io.github.smartscraper.e2e.session.KeptSession;
import io.github.smartscraper.e2e.session.LeftoverSweep;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.KeptServers;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Kept workers of the build before, taken over if they are what this build would start, and ended if not. */
public final class KeptWorkers implements KeptServers {

    private final HostSystem host;
    private final Console console;
    private final ServerFingerprint fingerprint;
    private final KeptFile file;
    private final Optional<KeptSession> kept;
    private final KeepAlive next;
    private final ProcessCookie cookie;
    private final Map<Integer, OwnedWorker> usable = new HashMap<>();
    private final Map<Integer, DataDirectory> directories = new HashMap<>();
    private Map<String, String> secrets = Map.of();

    private KeptWorkers(
            HostSystem host,
            Console console,
            ServerFingerprint fingerprint,
            KeptFile file,
            Optional<KeptSession> kept,
            KeepAlive next) {
        this.host = host;
        this.console = console;
        this.fingerprint = fingerprint;
        this.file = file;
        this.kept = kept;
        this.next = next;
        this.cookie =
                kept.map(session -> ProcessCookie.ofSession(session.session())).orElseGet(ProcessCookie::newSession);
    }

    /**
     * Takes what the build before has kept, so that no other build does.
     *
     * @param directory where that build says so
     * @param keepAlive whether the user wants workers to outlive this build
     * @param fingerprint what this build's servers are started with
     * @throws InfrastructureException if it can't be read
     */
    public static KeptWorkers take(
            WorkDirectory directory, boolean keepAlive, ServerFingerprint fingerprint, HostSystem host, Console console)
            throws InfrastructureException {
        boolean wanted = keepAlive && ProcessTable.knowsAll();
        if (keepAlive && !wanted) {
            console.warn(KeepMessages.notHere());
        }
        KeptFile file = new KeptFile(directory.kept());
        try {
            KeepAlive next = new KeepAlive(wanted, host.launcher(), fingerprint, file);
            return new KeptWorkers(host, console, fingerprint, file, file.take(), next);
        } catch (IOException e) {
            throw new InfrastructureException(KeepMessages.unusable(FailureReason.of(e)), e);
        }
    }

    /** The cookie of this run: the one of what is taken over, if anything is. */
    public ProcessCookie cookie() {
        return cookie;
    }

    /**
     * Makes this build the owner of what was kept; the reaper must be there already.
     *
     * @throws IOException if that can't be written down
     */
    public void adopt(OwnedResources resources) throws IOException {
        if (kept.isEmpty()) {
            endLatecomers();
            return;
        }
        Optional<ProcessIdentity> keeper = kept.get().keeper();
        kept.get().roots().forEach(process -> host.processes().launched(cookie, process));
        Path pipes = Path.of(kept.get().outputDirectory());
        if (resources.adopt(pipes).isPresent()) {
            next.usePipes(pipes);
        }
        for (OwnedWorker worker : kept.get().workers()) {
            resources.adopt(Path.of(worker.dataDirectory())).ifPresent(directory -> {
                usable.put(worker.id(), worker);
                directories.put(worker.id(), directory);
            });
        }
        file.taken();
        // It reads what servers print; only one can.
        keeper.ifPresent(process -> process.awaitEnd(KeptSession.KEEPER_LIMIT));
    }

    /** While this build waited for its turn, the other one may have kept its workers; this one is not made for them. */
    private void endLatecomers() throws IOException {
        Optional<KeptSession> late = file.take();
        if (late.isPresent()) {
            new LeftoverSweep(host.processes()).end(late.get());
            file.taken();
            console.info(KeepMessages.cameLate(late.get().workers().size()));
        }
    }

    /**
     * Decides whether what was kept can be used; if not, it is ended.
     *
     * @param given secrets of this run's servers, by the variable that holds each
     * @throws IOException if that can't be found out
     */
    public void judge(Map<String, String> given, OwnedResources resources, Runnable end) throws IOException {
        secrets = given;
        if (kept.isEmpty()) {
            return;
        }
        boolean readable = next.isWanted() && next.pipes().isPresent();
        List<String> different = readable ? differences(kept.get()) : List.of();
        if (readable && different.isEmpty()) {
            console.info(KeepMessages.takenOver(usable.size()));
            return;
        }
        console.info(
                next.isWanted()
                        ? KeepMessages.replaced(usable.size(), different)
                        : KeepMessages.notWanted(usable.size()));
        end.run();
        resources.discard(directories.values());
        usable.clear();
        directories.clear();
    }

    private List<String> differences(KeptSession before) throws IOException {
        return InputMap.differences(new TreeMap<>(before.fingerprint()), fingerprint.parts(before.salt(), secrets));
    }

    /**
     * How servers are started: so that they can be kept, if that is wanted.
     *
     * @throws IOException if there is no place for what they print
     */
    public ProcessLauncher launcher(OwnedResources resources) throws IOException {
        return next.launcher(resources);
    }

    /** The workers that are there already, by number. */
    @Override
    public synchronized Set<Integer> ids() {
        return Set.copyOf(usable.keySet());
    }

    /** The port of a worker that is there already. */
    public int port(int id) {
        return Objects.requireNonNull(usable.get(id)).port();
    }

    /** The DATA_DIR of a worker that is there already. */
    public DataDirectory directory(int id) {
        return Objects.requireNonNull(directories.get(id));
    }

    @Override
    public Optional<LaunchedProcess> find(WorkerPlan plan) throws IOException {
        OwnedWorker worker;
        synchronized (this) {
            worker = usable.remove(plan.id());
        }
        Optional<ProcessIdentity> process =
                Optional.ofNullable(worker).flatMap(OwnedWorker::process).filter(ProcessIdentity::isAlive);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        host.processes().launched(plan.cookie(), process.get());
        return carries(process.get().pid(), plan.cookie())
                ? next.takeOver(plan.launch(), process.get())
                : Optional.empty();
    }

    /** The process may be another user's by now. */
    private boolean carries(long pid, ProcessCookie worker) {
        return host.processes().carrying(worker).contains(pid);
    }

    /** Whether workers are to outlive this build. */
    public boolean areWanted() {
        return next.isWanted();
    }

    /**
     * Hands workers on to the next build, and to the reaper, which keeps them until then.
     *
     * @throws IOException if that is not possible; nothing is left then but what the reaper ends
     */
    public void handOn(Collection<OwnedWorker> workers, OwnedResources resources) throws IOException {
        next.handOn(cookie.session(), workers, secrets, resources);
    }
}
