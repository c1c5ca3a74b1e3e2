package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.PortAllocator;
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

    private final HostSystem host;

    /** A cleaner of this host. */
    public LeftoverCleaner(HostSystem host) {
        this.host = host;
    }

    /**
     * Removes what there is.
     *
     * @param project where the last build of the project says what it owned
     * @param dataRoots where DATA_DIRs are made
     * @throws IOException if it can't be found out what there is
     */
    public Leftovers clean(WorkDirectory project, Set<Path> dataRoots) throws IOException {
        // Whoever reserves a port says it if somebody else has taken the directory; here it is left alone.
        PortAllocator.sweep(host.reservations(refused -> {}));
        Set<Path> roots = new HashSet<>(TmuxSession.roots(host.temporaryDirectory()));
        roots.addAll(dataRoots);
        return new LeftoverSweep(host.processes()).sweep(project.session(), roots);
    }
}
