package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.isolation.IsolationMessages;
import io.github.smartscraper.e2e.ports.CommandLabel;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.support.tree.Remnant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether another build lives can't be told from here. */
    static String waitingForUnseen(long pid, Path lock) {
        return "A build of this project may be running elsewhere, in another container for instance, as Maven process "
                + pid
                + " there, which writes to the same directories; waiting until it has ended its tests. If it was killed, "
                + "remove " + lock + '.';
    }

    static String waitingFor(long pid) {
        return "Another build of this project is running (Maven process " + pid + "), which writes to the same "
                + "directories; waiting until its tests have ended.";
    }

    static String stillBusy(long pid, Duration limit) {
        return "Another build of this project (Maven process " + pid + ") has not ended its tests within "
                + limit.toMinutes() + " minutes. End it, or build a copy of the project in a directory of its own.";
    }

    /**
     * There is nobody who would clean up for a Maven that is killed.
     *
     * @param missing programs of the system that are needed for it; none on Windows
     */
    static String noReaper(List<String> missing) {
        return missing.isEmpty()
                ? "If Maven is killed on this system, its servers keep running; stop them yourself then, and run "
                        + "mvn smartscraper-e2e:clean."
                : "If Maven is killed here, its servers keep running: what would end them needs "
                        + String.join(", ", missing) + ", which is not there. Install it, or run "
                        + "mvn smartscraper-e2e:clean then.";
    }

    static String notRecorded(String process, String reason) {
        return "That " + process + " belongs to this build can't be written down (" + reason
                + "); if Maven is killed, it may be left.";
    }

    /** Somebody listens where servers of this build did, all of which have ended. */
    public static String portsTaken(List<PortTaken> ports) {
        return "Not known to be of this build, and left alone: " + listeners(ports)
                + ". If a server of yours is among them, end it yourself.";
    }

    private static String listeners(List<PortTaken> ports) {
        return ports.stream()
                .map(port -> port.by().map(PortMessages::name).orElse("a process") + ", which listens on port "
                        + port.port())
                .collect(Collectors.joining("; "));
    }

    /** The end of a run that could not remove everything. */
    public static String notStopped(Collection<Long> pids, Collection<Remnant> files) {
        String processes = pids.isEmpty()
                ? ""
                : "\nprocesses " + pids.stream().map(CommandLabel::of).toList() + ": try mvn smartscraper-e2e:clean";
        return "Not everything could be removed:" + processes
                + files.stream()
                        .map(file -> '\n' + IsolationMessages.remains(file))
                        .collect(Collectors.joining());
    }

    /** A clean-up of earlier builds; empty if there was nothing to clean up, and nothing is left. */
    public static Optional<String> swept(Leftovers leftovers) {
        Optional<String> removed = leftovers.nothingRemoved()
                ? Optional.empty()
                : Optional.of("Removed what killed builds had left: "
                        + Phrases.count(leftovers.processes(), "process", "processes") + ", "
                        + Phrases.count(leftovers.directories().size(), "directory", "directories")
                        + (leftovers.remaining().isEmpty()
                                ? "."
                                : "; could not remove " + String.join(", ", leftovers.remaining()) + '.'));
        Optional<String> doubtful = leftovers.doubtful().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Not known to be of killed builds, and left alone: " + listeners(leftovers.doubtful()) + '.');
        return Stream.of(removed, doubtful).flatMap(Optional::stream).reduce((one, other) -> one + ' ' + other);
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
