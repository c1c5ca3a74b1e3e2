package io.github.smartscraper.e2e.run.keepalive;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.PipedLauncher;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.session.KeptFile;
import io.github.smartscraper.e2e.session.KeptSession;
import io.github.smartscraper.e2e.session.LeftoverSweep;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.server.KeptServers;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workers that the build before has left running, and what is to become of those of this one. */
public final class KeptWorkers implements KeptServers {

    /** How long workers live when no build comes. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

    private final RunRequest request;
    private final HostSystem host;
    private final Console console;
    private final String pluginVersion;
    private final KeptFile file;
    private final boolean wanted;
    private final Optional<KeptSession> kept;
    private final ProcessCookie cookie;
    private final Map<Integer, OwnedWorker> usable = new HashMap<>();
    private final Map<Integer, DataDirectory> directories = new HashMap<>();
    private Map<String, String> secrets = Map.of();
    private @Nullable Path outputs;
    private @Nullable PipedLauncher launcher;

    /** Takes what the build before has left, so that no other build does. */
    public KeptWorkers(RunRequest request, HostSystem host, String pluginVersion, Console console)
            throws InfrastructureException {
        this.request = request;
        this.host = host;
        this.console = console;
        this.pluginVersion = pluginVersion;
        this.file = new KeptFile(request.output().directory().kept());
        this.wanted = request.workers().keepAlive() && ProcessTable.knowsAll();
        if (request.workers().keepAlive() && !wanted) {
            console.warn(KeepMessages.notHere());
        }
        try {
            this.kept = file.take();
        } catch (IOException e) {
            throw new InfrastructureException(KeepMessages.unusable(FailureReason.of(e)), e);
        }
        this.cookie =
                kept.map(session -> ProcessCookie.ofSession(session.session())).orElseGet(ProcessCookie::newSession);
    }

    /** What this run is known by: the cookie of what is taken over, if anything is. */
    public ProcessCookie cookie() {
        return cookie;
    }

    /**
     * Makes this build the owner of what is left; the reaper must be there already.
     *
     * @throws IOException if that can't be written down
     */
    public void adopt(OwnedResources belongings) throws IOException {
        if (kept.isEmpty()) {
            endLatecomers();
            return;
        }
        Optional<ProcessIdentity> keeper = kept.get().keeper();
        if (belongings
                .adopt(request.data(), Path.of(kept.get().outputDirectory()))
                .isPresent()) {
            outputs = Path.of(kept.get().outputDirectory());
        }
        for (OwnedWorker worker : kept.get().workers()) {
            belongings.adopt(request.data(), Path.of(worker.dataDirectory())).ifPresent(directory -> {
                usable.put(worker.id(), worker);
                directories.put(worker.id(), directory);
            });
        }
        file.taken();
        // It reads what servers print; only one can.
        keeper.ifPresent(process -> process.awaitEnd(KeptSession.KEEPER_LIMIT));
    }

    /** While this build waited for its turn, the other one may have left its workers; this one is not made for them. */
    private void endLatecomers() throws IOException {
        Optional<KeptSession> late = file.take();
        if (late.isPresent()) {
            new LeftoverSweep(host.processes()).end(late.get());
            file.taken();
            console.info(KeepMessages.cameLate(late.get().workers().size()));
        }
    }

    /**
     * Decides whether what is left can be used; if not, it is ended.
     *
     * @param given secrets of this run's servers, by the variable that holds each
     * @throws IOException if that can't be found out
     */
    public void judge(Map<String, String> given, OwnedResources belongings, Runnable end) throws IOException {
        secrets = given;
        if (kept.isEmpty()) {
            return;
        }
        List<String> different = wanted && outputs != null
                ? new Signature(fingerprint(kept.get().salt()))
                        .differences(new Signature(new TreeMap<>(kept.get().fingerprint())))
                : List.of();
        if (wanted && outputs != null && different.isEmpty()) {
            console.info(KeepMessages.takenOver(usable.size()));
            return;
        }
        console.info(wanted ? KeepMessages.replaced(usable.size(), different) : KeepMessages.notWanted(usable.size()));
        end.run();
        belongings.discard(directories.values());
        usable.clear();
        directories.clear();
    }

    private SortedMap<String, String> fingerprint(String salt) throws IOException {
        return new ServerFingerprint(request, host, secrets, pluginVersion).parts(salt);
    }

    /** How servers are started: so that they can be left, if that is wanted. */
    public ProcessLauncher launcher(OwnedResources belongings) throws IOException {
        if (!wanted) {
            return host.launcher();
        }
        Path directory = outputs == null ? belongings.makeOutputDirectory(request.data()) : outputs;
        outputs = directory;
        launcher = new PipedLauncher(host.launcher(), directory);
        return launcher;
    }

    /** The workers that are there already, by number. */
    public Set<Integer> ids() {
        return usable.keySet();
    }

    public int port(int id) {
        return usable.get(id).port();
    }

    public DataDirectory directory(int id) {
        return directories.get(id);
    }

    @Override
    public Optional<LaunchedProcess> find(WorkerPlan plan) throws IOException {
        OwnedWorker worker;
        synchronized (this) {
            worker = usable.remove(plan.id());
        }
        if (worker == null || launcher == null || !carries(worker.pid(), plan.cookie())) {
            return Optional.empty();
        }
        return launcher.takeOver(plan.launch(), new ProcessIdentity(worker.pid(), Instant.parse(worker.startedAt())));
    }

    /** The file that names the process may be older than the process. */
    private boolean carries(long pid, ProcessCookie worker) {
        return host.processes().carrying(worker).contains(pid);
    }

    /** Whether workers are to be left when the build has come to its end. */
    public boolean areWanted() {
        return wanted;
    }

    /**
     * Leaves the workers to the next build, and to the reaper, which keeps them until then.
     *
     * @throws IOException if that is not possible; nothing is left then but what the reaper ends
     */
    public void leave(Collection<OwnedWorker> workers, OwnedResources belongings) throws IOException {
        if (launcher == null || outputs == null) {
            throw new IOException("no worker was started");
        }
        String salt = ServerFingerprint.newSalt();
        belongings.watch(file.path());
        file.write(
                new KeptSession(cookie.session(), outputs.toString(), salt, fingerprint(salt), List.copyOf(workers)));
        launcher.stopReading();
        belongings.leave(workers.stream().map(OwnedWorker::dataDirectory).toList(), outputs, file.path(), IDLE_LIMIT);
    }
}
