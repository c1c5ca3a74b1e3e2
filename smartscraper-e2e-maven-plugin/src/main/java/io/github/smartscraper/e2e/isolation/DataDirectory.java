package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.support.OwnerOnly;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import io.github.smartscraper.e2e.support.tree.Remnant;
import io.github.smartscraper.e2e.support.tree.RemnantsException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The DATA_DIR of one worker: named unpredictably, closed to other users, marked as ours. */
public final class DataDirectory {

    /** What the name of every DATA_DIR begins with; the worker's number and a random part follow. */
    public static final String NAME_PREFIX = "smartscraper-test-";

    private static final int RESET_ATTEMPTS = 10;

    /** The same where somebody writes. */
    private static final int PATIENT_ATTEMPTS = 100;

    /** Pauses grow by a millisecond from one attempt to the next, up to this: 4 s in all. */
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private static final int RANDOM_BYTES = 8;

    private final DataPlace place;
    private final Seed seed;
    private final DataNotices notices;
    private OwnerMarker marker;

    private DataDirectory(DataPlace place, Seed seed, OwnerMarker marker, DataNotices notices) {
        this.place = place;
        this.seed = seed;
        this.marker = marker;
        this.notices = notices;
    }

    /**
     * A path that nobody can foresee, {@code smartscraper-test-{id}-{random}}, for a directory that is not there yet.
     *
     * @param root existing directory that it is to be made in
     */
    public static Path unpredictablePath(Path root, int id) {
        return unpredictablePath(root, Integer.toString(id));
    }

    /** The same for a directory that belongs to no worker, but to this part of the plugin. */
    public static Path unpredictablePath(Path root, String part) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return root.resolve(NAME_PREFIX + part + '-' + HexFormat.of().formatHex(random));
    }

    /**
     * Makes a directory, of which nobody wants to know what is not copied into it.
     *
     * @throws IOException as {@link #create(Path, Seed, OwnerMarker, DataNotices)} has it
     */
    public static DataDirectory create(Path path, Seed seed, OwnerMarker marker) throws IOException {
        return create(path, seed, marker, new DataNotices(line -> {}));
    }

    /**
     * Makes and seeds a directory, mode 0700, with its marker.
     *
     * @param path where nothing is yet
     * @param notices of what a copy or a reset leaves alone
     * @throws FileAlreadyExistsException if something is there, or in place of the marker
     * @throws IOException if the directory can't be made, the seed can't be read, or there is no room for it; no part of
     *     the directory is left then
     */
    public static DataDirectory create(Path path, Seed seed, OwnerMarker marker, DataNotices notices)
            throws IOException {
        DataPlace place = DataPlace.of(path);
        Files.createDirectory(place.path(), OwnerOnly.directory(place.path()));
        boolean made = false;
        try {
            requireUnmarked(place.path());
            marker.writeTo(place.path());
            notices.skipped(seed.plant(place.path()));
            made = true;
            return new DataDirectory(place, seed, marker, notices);
        } finally {
            if (!made) {
                // It was made here and is nobody else's, even where there was no room for the marker.
                DirectoryTree.delete(place.path());
                OwnerMarker.removeMarked(place.path());
            }
        }
    }

    /** Another user may see the directory, and be faster. */
    private static void requireUnmarked(Path path) throws FileAlreadyExistsException {
        Path file = OwnerMarker.beside(path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    /**
     * A directory that an earlier build has kept for this one.
     *
     * @param marker says whose it is from now on
     * @return empty if it is gone, or is not of the marker's session
     * @throws IOException if the marker can't be written
     */
    public static Optional<DataDirectory> takeOver(Path path, Seed seed, OwnerMarker marker, DataNotices notices)
            throws IOException {
        DataPlace place = new DataPlace(path);
        if (!place.isTaken()
                || OwnerMarker.of(path)
                        .filter(old -> old.session().equals(marker.session()))
                        .isEmpty()) {
            return Optional.empty();
        }
        marker.writeTo(path);
        OwnerMarker.removeFormer(path);
        return Optional.of(new DataDirectory(place, seed, marker, notices));
    }

    /**
     * Says whose it is from now on.
     *
     * @throws IOException if the marker can't be written
     */
    public void handOver(OwnerMarker owner) throws IOException {
        marker = owner;
        owner.writeTo(path());
    }

    /** Where it is; absolute. */
    public Path path() {
        return place.path();
    }

    /**
     * Brings it back to the seed; the directory itself stays, so that a server that watches it goes on doing so. If a test or
     * the server has removed it, or put something else in its place, it is made anew.
     *
     * @throws IOException if something can't be removed or written
     */
    public void reset() throws IOException {
        place.restore(marker);
        int attempt = 1;
        while (!isEmptied(attempt)) {
            attempt++;
        }
        notices.skipped(seed.plant(path()));
    }

    /** The server may still be finishing a write; then a directory is no longer empty when it is to be removed. */
    private boolean isEmptied(int attempt) throws IOException {
        try {
            DirectoryTree.empty(path(), child -> false);
            return true;
        } catch (RemnantsException e) {
            boolean itself =
                    e.remnants().stream().anyMatch(remnant -> remnant.path().equals(path()));
            if (e.isOnlyMounts() && !itself) {
                notices.spared(e.remnants());
                return true;
            }
            boolean busy = e.remnants().stream().anyMatch(remnant -> remnant.kind() == Remnant.Kind.IN_USE);
            if (itself || attempt >= (busy ? PATIENT_ATTEMPTS : RESET_ATTEMPTS)) {
                throw e;
            }
            if (busy) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(attempt, LONGEST_PAUSE_MILLIS)));
            }
            return false;
        }
    }

    /**
     * Copies what it holds over the target.
     *
     * @throws IOException if something can't be read or written, or it is no directory any more
     */
    public void copyTo(Path target) throws IOException {
        if (!place.isTaken()) {
            throw new NotDirectoryException(path().toString());
        }
        DirectoryTree.delete(target);
        notices.skipped(DirectoryTree.copy(path(), target, OwnerMarker::isFormer));
    }

    /**
     * Removes it, provided that our marker is beside it; one that is gone already is fine.
     *
     * @throws RemnantsException if something is left
     * @throws IOException if nothing can be removed
     */
    public void delete() throws IOException {
        if (!OwnerMarker.removeMarked(path())) {
            throw new RemnantsException(List.of(OwnerMarker.unmarked(path())));
        }
    }
}
