package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.isolation.IsolationMessages;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.support.tree.Remnant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sentences about what runs own on this machine: places to write, locks to wait for, and what dead builds have left.
 */
public final class OwnershipMessages {

    private OwnershipMessages() {}

    /** The plugin's own files can't be written. */
    public static String notWritable(Path directory, String reason) {
        return "The plugin's own files can't be written to " + directory + " (" + reason
                + "). Remove what is in the way with mvn clean, or build where you may write.";
    }

    /** A worker can't have a DATA_DIR. */
    public static String noDataDirectory(int worker, Path root, String reason) {
        return "The DATA_DIR of worker " + worker + " could not be made in " + root + " (" + reason
                + "). Make room there, or choose another place with -De2e.dataRoot=….";
    }

    static String waitingFor(long pid) {
        return "Another build of this project is running (Maven process " + pid + "), which writes to the same "
                + "directories; waiting until its tests have ended.";
    }

    static String stillBusy(long pid, Duration limit) {
        return "Another build of this project (Maven process " + pid + ") has not ended its tests within "
                + limit.toMinutes() + " minutes. End it, or build a copy of the project in a directory of its own.";
    }

    static String noReaper() {
        return "If Maven is killed on this system, its servers keep running; stop them yourself then, and run "
                + "mvn smartscraper-e2e:clean.";
    }

    /** The end of a run that could not remove everything. */
    public static String notStopped(Collection<Long> pids, Collection<Remnant> files) {
        String processes = pids.isEmpty() ? "" : "\nprocesses " + pids + ": try mvn smartscraper-e2e:clean";
        return "Not everything could be removed:" + processes
                + files.stream()
                        .map(file -> '\n' + IsolationMessages.remains(file))
                        .collect(Collectors.joining());
    }

    /** A clean-up of earlier builds; empty if there was nothing to clean up. */
    public static Optional<String> swept(Leftovers leftovers) {
        return leftovers.isEmpty()
                ? Optional.empty()
                : Optional.of("Removed what killed builds had left: "
                        + Phrases.count(leftovers.processes(), "process", "processes") + ", "
                        + Phrases.count(leftovers.directories().size(), "directory", "directories")
                        + (leftovers.remaining().isEmpty()
                                ? "."
                                : "; could not remove " + String.join(", ", leftovers.remaining()) + '.'));
    }

    /** The end of a clean-up that could not remove everything. */
    static String left(Leftovers leftovers) {
        return "Not everything could be removed: " + String.join(", ", leftovers.remaining()) + '.';
    }

    static String nothingLeft() {
        return "No killed build has left anything.";
    }

    static String cleaned(Path directory, boolean existed) {
        return existed ? "Removed " + directory : "Nothing to remove in " + directory;
    }

    static String inUse(Path directory) {
        return directory + " is in use by a build that still runs; it is left alone.";
    }

    static String notCleaned(String reason) {
        return "The clean-up is not complete: " + reason;
    }

    /** Kept workers were ended on demand. */
    static String keptEnded(int workers, int processes, Duration duration) {
        return "Ended " + Phrases.count(workers, "kept worker") + " ("
                + Phrases.count(processes, "process", "processes") + ") in " + Phrases.seconds(duration);
    }

    static String nothingKept() {
        return "No kept workers are running for this project";
    }

    static String keptNotEnded(String reason) {
        return "The kept workers can't be ended: " + reason;
    }
}
