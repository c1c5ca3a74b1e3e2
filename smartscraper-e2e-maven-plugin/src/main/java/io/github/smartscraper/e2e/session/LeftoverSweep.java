package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.isolation.IsolationMessages;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
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
 * Sweep of the processes and directories of builds that are dead: their Maven process has gone, and nothing but their
 * own cookie says what was theirs. A build that still runs is never touched.
 */
public final class LeftoverSweep {

    private final ProcessTable processes;

    /** A sweep over the processes of this table. */
    public LeftoverSweep(ProcessTable processes) {
        this.processes = processes;
    }

    /**
     * Sweeps.
     *
     * @param sessionFile the {@code session.json} of this project; removed if its build is dead
     * @param dataRoots directories that hold DATA_DIRs
     * @throws IOException if a directory can't be listed or the file can't be removed
     */
    public Leftovers sweep(Path sessionFile, Set<Path> dataRoots) throws IOException {
        DeadSessions dead = DeadSessions.find(sessionFile, dataRoots);
        Leftovers leftovers = remove(dead.sessions(), dead.directories());
        if (dead.recorded()) {
            Files.deleteIfExists(sessionFile);
        }
        return leftovers;
    }

    /** Ends what a build has kept running, and waits for its keeper to go, which may just be starting to read its output. */
    public Leftovers end(KeptSession kept) {
        Optional<ProcessIdentity> keeper = kept.keeper();
        List<Path> directories = new ArrayList<>(List.of(Path.of(kept.outputDirectory())));
        kept.workers().forEach(worker -> directories.add(Path.of(worker.dataDirectory())));
        directories.removeIf(directory -> !kept.owns(directory));
        Leftovers leftovers = remove(Set.of(kept.session()), directories);
        keeper.ifPresent(process -> process.awaitEnd(KeptSession.KEEPER_LIMIT));
        return leftovers;
    }

    /** Processes first: a server that still runs would write into its directory again. */
    private Leftovers remove(Set<String> sessions, List<Path> directories) {
        int ended = 0;
        List<String> remaining = new ArrayList<>();
        for (String session : sessions) {
            ProcessTree tree = new ProcessTree(processes, ProcessCookie.ofSession(session), null);
            int before = tree.pids().size();
            Set<Long> left = before == 0 ? Set.of() : tree.end(EndLimits.LEFTOVERS);
            ended += before - left.size();
            left.forEach(pid -> remaining.add("process " + pid));
        }
        List<Path> removed = new ArrayList<>();
        for (Path directory : directories) {
            List<String> left = removeMarked(directory);
            remaining.addAll(left);
            if (left.isEmpty()) {
                removed.add(directory);
            }
        }
        return new Leftovers(ended, removed, remaining);
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
