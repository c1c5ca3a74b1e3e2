package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Registry that keeps {@code session.json} true: whatever this build is about to own stands in it first. */
public final class SessionRegistry {

    private final Path file;
    private final String session;
    private final ProcessIdentity owner;
    private final SortedMap<Integer, OwnedWorker> workers = new TreeMap<>();
    private final Set<OwnedProcess> processes = new LinkedHashSet<>();
    private @Nullable OwnedBrowser browser;
    private boolean written;
    private boolean closed;

    /**
     * A registry; nothing is written yet.
     *
     * @param file {@code session.json}
     * @param session cookie of this build's processes
     * @param owner the Maven process
     */
    public SessionRegistry(Path file, String session, ProcessIdentity owner) {
        this.file = file;
        this.session = session;
        this.owner = owner;
    }

    /**
     * Records a worker, or what has changed about it.
     *
     * @throws IOException if the file can't be written
     */
    public synchronized void record(OwnedWorker worker) throws IOException {
        workers.put(worker.id(), worker);
        write();
    }

    /**
     * Records the shared browser, or what has changed about it.
     *
     * @throws IOException if the file can't be written
     */
    public synchronized void record(OwnedBrowser shared) throws IOException {
        browser = shared;
        write();
    }

    /**
     * Records a process that others come from, unless nothing is owned any more.
     *
     * @throws IOException if the file can't be written
     */
    public synchronized void record(ProcessIdentity process) throws IOException {
        if (!closed && processes.add(OwnedProcess.of(process))) {
            write();
        }
    }

    private void write() throws IOException {
        if (closed) {
            throw new InterruptedIOException("the run is being ended");
        }
        Path directory = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(directory);
        SessionRecord all = new SessionRecord(
                session,
                owner.pid(),
                owner.startedAt(),
                Home.of(directory),
                browser,
                List.copyOf(workers.values()),
                List.copyOf(processes));
        written = true;
        AtomicFile.write(file, SessionJson.write(all));
    }

    /** All that is recorded, by number. */
    public synchronized List<OwnedWorker> workers() {
        return List.copyOf(workers.values());
    }

    /** The processes that others come from. */
    public synchronized List<OwnedProcess> processes() {
        return List.copyOf(processes);
    }

    /**
     * Removes the file, if one was written, when nothing is owned any more.
     *
     * @throws IOException if it can't be removed
     */
    public synchronized void close() throws IOException {
        closed = true;
        if (written) {
            Files.deleteIfExists(file);
        }
    }

    /** The pid of the Maven process that owns what stands in a registry file; empty if that is gone for certain. */
    public static OptionalLong liveOwner(Path file) {
        return read(file)
                .filter(record -> record.isAtHome(file.toAbsolutePath().resolveSibling("")))
                .map(SessionRecord::owner)
                .filter(owner -> !owner.isDead())
                .stream()
                .mapToLong(ProcessIdentity::pid)
                .findFirst();
    }

    /** Whether a registry file was copied here with its directory, and says nothing about this project. */
    static boolean isOfAnotherHome(Path file) {
        Path directory = file.toAbsolutePath().resolveSibling("");
        return read(file).filter(record -> !record.isAtHome(directory)).isPresent();
    }

    /** What stands in a registry file; empty if there is none or it can't be understood. */
    static Optional<SessionRecord> read(Path file) {
        try {
            SessionRecord record = SessionJson.read(file);
            return record.session() == null || record.owner() == null ? Optional.empty() : Optional.of(record);
        } catch (IOException | DateTimeParseException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
