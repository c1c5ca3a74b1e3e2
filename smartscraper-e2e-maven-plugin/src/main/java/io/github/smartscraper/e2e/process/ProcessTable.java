package io.github.smartscraper.e2e.process;

import java.util.Set;

/** The processes of this machine, to be searched for a cookie in their environment. */
public interface ProcessTable {

    /** Pids of the live processes whose environment, at their start, held all variables of the cookie. */
    Set<Long> carrying(ProcessCookie cookie);

    /** The table of the system that this runs on; where that shows no environments, it knows of no process. */
    static ProcessTable ofThisSystem() {
        if (ProcDirectoryTable.isAvailable()) {
            return new ProcDirectoryTable();
        }
        return PsTable.isAvailable() ? new PsTable() : cookie -> Set.of();
    }

    /** Whether the system that this runs on shows the environment of every process of this user. */
    static boolean knowsAll() {
        return ProcDirectoryTable.isAvailable();
    }
}
