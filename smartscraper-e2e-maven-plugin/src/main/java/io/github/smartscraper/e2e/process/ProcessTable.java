package io.github.smartscraper.e2e.process;

import java.util.Set;

/** The processes of this machine, to be searched for a mark in their environment. */
public interface ProcessTable {

    /** Pids of the live processes whose environment, at their start, held all variables of the mark. */
    Set<Long> carrying(ProcessMark mark);

    /** The table of the system that this runs on. */
    static ProcessTable ofThisSystem() {
        if (ProcDirectoryTable.isAvailable()) {
            return new ProcDirectoryTable();
        }
        return PsTable.isAvailable() ? new PsTable() : mark -> Set.of();
    }
}
