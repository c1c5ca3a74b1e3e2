package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.isolation.IsolationMessages;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.ports.CommandLabel;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.tree.RemnantsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sweep of the processes and directories of builds that are dead: their Maven process has gone, and nothing but their own
 * cookie, and the record of what they have launched, says what was theirs. A build that still runs is never touched.
 */
public final class LeftoverSweep {

    private final ProcessTable processes;
    private final EndLimits limits;
    private final ListenerTable listeners;

    /** A sweep over the processes of this table. */
    public LeftoverSweep(ProcessTable processes) {
        this(processes, EndLimits.LEFTOVERS);
    }

    /** A sweep over the processes of this table, which may take so long to end. */
    public LeftoverSweep(ProcessTable processes, EndLimits limits) {
        this(processes, limits, ListenerTable.ofThisSystem());
    }

    /** A sweep over the processes of this table, which looks here for those that listen. */
    LeftoverSweep(ProcessTable processes, EndLimits limits, ListenerTable listeners) {
        this.processes = processes;
        this.limits = limits;
        this.listeners = listeners;
    }

    /**
     * Sweeps.
     *
     * @param sessionFile the {@code session.json} of this project; removed if its build is dead, or another project's
     * @param dataRoots directories that hold DATA_DIRs
     * @throws IOException if a directory can't be listed or the file can't be removed
     */
    public Leftovers sweep(Path sessionFile, Set<Path> dataRoots) throws IOException {
        DeadSessions dead = DeadSessions.find(sessionFile, dataRoots);
        dead.recorded().ifPresent(record -> launched(record.session(), record.roots()));
        dead.elsewhere().forEach(record -> launched(record.session(), record.roots()));
        Leftovers leftovers = remove(dead.sessions(), dead.directories(), ports(dead.recorded()));
        if (dead.recorded().isPresent() || SessionRegistry.isOfAnotherHome(sessionFile)) {
            Files.deleteIfExists(sessionFile);
        }
        return leftovers;
    }

    private static List<Integer> ports(Optional<SessionRecord> recorded) {
        return recorded.stream()
                .flatMap(record -> record.workers().stream())
                .map(OwnedWorker::port)
                .toList();
    }

    private void launched(String session, List<ProcessIdentity> roots) {
        roots.forEach(process -> processes.launched(ProcessCookie.ofSession(session), process));
    }

    /** Ends what a build has kept running, and waits for its keeper to go, which may just be starting to read its output. */
    public Leftovers end(KeptSession kept) {
        Optional<ProcessIdentity> keeper = kept.keeper();
        launched(kept.session(), kept.roots());
        List<Path> directories = new ArrayList<>(List.of(Path.of(kept.outputDirectory())));
        kept.workers().forEach(worker -> directories.add(Path.of(worker.dataDirectory())));
        directories.removeIf(directory -> !kept.owns(directory));
        List<Integer> ports = kept.workers().stream().map(OwnedWorker::port).toList();
        Leftovers leftovers = remove(Set.of(kept.session()), directories, ports);
        keeper.ifPresent(process -> process.awaitEnd(KeptSession.KEEPER_LIMIT));
        return leftovers;
    }

    /** Processes first: a server that still runs would write into its directory again. */
    private Leftovers remove(Set<String> sessions, List<Path> directories, List<Integer> ports) {
        int ended = 0;
        List<String> remaining = new ArrayList<>();
        for (String session : sessions) {
            ProcessTree tree = new ProcessTree(processes, ProcessCookie.ofSession(session), null);
            int before = tree.pids().size();
            Set<Long> left = before == 0 ? Set.of() : tree.end(limits);
            ended += before - left.size();
            left.forEach(pid -> remaining.add(CommandLabel.of(pid)));
        }
        List<Path> removed = new ArrayList<>();
        for (Path directory : directories) {
            List<String> left = removeMarked(directory);
            remaining.addAll(left);
            if (left.isEmpty()) {
                removed.add(directory);
            }
        }
        List<PortTaken> doubtful = ports.stream()
                .map(port -> new PortTaken(port, listeners.onPort(port)))
                .filter(port -> port.by().isPresent())
                .toList();
        return new Leftovers(ended, removed, remaining, doubtful);
    }

    private static List<String> removeMarked(Path directory) {
        try {
            return OwnerMarker.removeMarked(directory)
                    ? List.of()
                    : List.of(IsolationMessages.remains(OwnerMarker.unmarked(directory)));
        } catch (RemnantsException e) {
            return e.remnants().stream().map(IsolationMessages::remains).toList();
        } catch (IOException e) {
            return List.of(directory + " (" + FailureReason.words(e) + ")");
        }
    }
}
