package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.process.proc.ProcFile;
import java.util.Set;
import java.util.function.Consumer;

/** The processes of this machine, to be searched for those that belong to a cookie. */
public interface ProcessTable {

    /**
     * Pids of the live processes that belong to the cookie: their environment, at their start, held all its variables, or
     * the system can prove in another way that they come from one that does or was launched with it.
     */
    Set<Long> carrying(ProcessCookie cookie);

    /** Takes note of a process that was launched with a cookie: what comes from it belongs to the cookie, marked or not. */
    default void launched(ProcessCookie cookie, ProcessIdentity process) {}

    /**
     * Has somebody told of each process of a session by which others can be recognised that carry no cookie, those that
     * are known already included.
     *
     * @param told may be told by any thread that searches this table
     */
    default void tellLeaders(ProcessCookie session, Consumer<ProcessIdentity> told) {}

    /** The table of the system that this runs on; where that shows no environments, it knows of no process. */
    static ProcessTable ofThisSystem() {
        if (ProcFile.areThere()) {
            return new ProcDirectoryTable();
        }
        return PsTable.isAvailable() ? new PsTable() : cookie -> Set.of();
    }

    /** Whether the system that this runs on shows the environment of every process of this user. */
    static boolean knowsAll() {
        return ProcFile.areThere();
    }
}
