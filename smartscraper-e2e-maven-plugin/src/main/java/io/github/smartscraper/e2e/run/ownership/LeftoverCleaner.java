package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.session.LeftoverSweep;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.tmux.TmuxSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The removal of what killed builds have left: reservations of ports, sockets of terminals, processes and directories. A
 * build that still runs is never touched.
 */
public final class LeftoverCleaner {

    private final ProcessTable processes;
    private final Path temporaryDirectory;

    /**
     * A cleaner.
     *
     * @param temporaryDirectory where all builds of this user meet
     */
    public LeftoverCleaner(ProcessTable processes, Path temporaryDirectory) {
        this.processes = processes;
        this.temporaryDirectory = temporaryDirectory;
    }

    /**
     * Removes what there is.
     *
     * @param project where the last build of the project says what it owned
     * @param dataRoots where DATA_DIRs are made
     * @throws IOException if it can't be found out what there is
     */
    public Leftovers clean(WorkDirectory project, Set<Path> dataRoots) throws IOException {
        PortAllocator.sweep(PortAllocator.lockDirectory(temporaryDirectory));
        Set<Path> roots = new HashSet<>(TmuxSession.roots(temporaryDirectory));
        roots.addAll(dataRoots);
        return new LeftoverSweep(processes).sweep(project.session(), roots);
    }
}
