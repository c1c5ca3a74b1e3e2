package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.tree.Remnant;
import io.github.smartscraper.e2e.support.tree.RemnantsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Directories of a run. They may be removed while one is being made, which may take for ever, since a seed is copied into it:
 * from then on none is made any more, and the one that was being made is removed by whoever comes last.
 */
final class OwnedDirectories {

    /** How long the removal waits for what is being made, which is made in a moment as a rule. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** All guarded by this. */
    private final List<DataDirectory> made = new ArrayList<>();

    private final Set<Path> beingMade = new HashSet<>();
    private boolean closed;

    /** The making of a directory. */
    @FunctionalInterface
    interface Making {

        /**
         * Makes it.
         *
         * @return empty if there is none to be had
         * @throws IOException if that fails
         */
        Optional<DataDirectory> make() throws IOException;
    }

    /**
     * Makes a directory at this path, and owns it.
     *
     * @throws IOException if it can't be made, or all are being removed; it is not there then
     */
    Optional<DataDirectory> make(Path path, Making making) throws IOException {
        begin(path);
        try {
            Optional<DataDirectory> directory = making.make();
            if (directory.isPresent() && !keep(directory.get())) {
                directory.get().delete();
                throw ended();
            }
            return directory;
        } finally {
            end(path);
        }
    }

    private synchronized void begin(Path path) throws IOException {
        if (closed) {
            throw ended();
        }
        beingMade.add(path);
    }

    private synchronized boolean keep(DataDirectory directory) {
        return !closed && made.add(directory);
    }

    private synchronized void end(Path path) {
        beingMade.remove(path);
        notifyAll();
    }

    private static IOException ended() {
        return new InterruptedIOException("the run is being ended");
    }

    /** Those that there are. */
    synchronized List<DataDirectory> all() {
        return List.copyOf(made);
    }

    /**
     * Removes some of them.
     *
     * @throws IOException if one can't be removed
     */
    void discard(Collection<DataDirectory> unused) throws IOException {
        for (DataDirectory directory : unused) {
            directory.delete();
        }
        synchronized (this) {
            made.removeAll(unused);
        }
    }

    /** Whether they are being removed, or have been. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** Makes none any more, and waits a moment for those that are being made. */
    synchronized void close() {
        closed = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        long left = PATIENCE.toMillis();
        try {
            while (!beingMade.isEmpty() && left > 0) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that somebody was still making when they were closed; only the end of the process ends that for sure. */
    synchronized List<Path> unfinished() {
        return List.copyOf(beingMade);
    }

    /** Removes all, and returns what could not be removed. */
    List<Remnant> remove() {
        List<Remnant> remaining = new ArrayList<>();
        for (DataDirectory directory : all()) {
            remove(directory.path(), directory::delete, remaining);
        }
        for (Path path : unfinished()) {
            remove(path, () -> requireRemoved(path), remaining);
        }
        return remaining;
    }

    /** The removal of a directory. */
    @FunctionalInterface
    private interface Removal {

        void remove() throws IOException;
    }

    private static void remove(Path path, Removal removal, List<Remnant> remaining) {
        try {
            removal.remove();
        } catch (RemnantsException e) {
            remaining.addAll(e.remnants());
        } catch (IOException e) {
            remaining.add(refused(path, e));
        }
    }

    private static void requireRemoved(Path path) throws IOException {
        if (!OwnerMarker.removeMarked(path)) {
            throw new IOException("it was still being made");
        }
    }

    static Remnant refused(Path path, IOException failure) {
        return new Remnant(path, Remnant.Kind.REFUSED, FailureReason.words(failure));
    }
}
