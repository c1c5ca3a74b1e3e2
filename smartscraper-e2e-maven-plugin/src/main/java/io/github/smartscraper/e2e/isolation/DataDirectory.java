package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.support.OwnerOnly;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The DATA_DIR of one worker: named unpredictably, closed to other users, marked as ours. */
public final class DataDirectory {

    /** What the name of every DATA_DIR begins with; the worker's number and a random part follow. */
    public static final String NAME_PREFIX = "smartscraper-test-";

    private static final int RESET_ATTEMPTS = 10;
    private static final int RANDOM_BYTES = 8;

    private final Path path;
    private final Seed seed;

    private DataDirectory(Path path, Seed seed) {
        this.path = path;
        this.seed = seed;
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
     * Makes and seeds a directory, mode 0700, with its marker.
     *
     * @param path where nothing is yet
     * @throws IOException if something is there, the directory can't be made, the seed can't be read, or there is no room
     *     for it; no part of the directory is left then
     */
    public static DataDirectory create(Path path, Seed seed, OwnerMarker marker) throws IOException {
        Files.createDirectory(path, OwnerOnly.directory(path));
        try {
            marker.writeTo(path);
            seed.plant(path);
            return new DataDirectory(path, seed);
        } catch (IOException e) {
            // It was made here and is nobody else's, even where there was no room for the marker.
            DirectoryTree.delete(path);
            throw e;
        }
    }

    /**
     * A directory that an earlier build has kept for this one.
     *
     * @param marker says whose it is from now on
     * @return empty if it is gone, or is not of the marker's session
     * @throws IOException if the marker can't be written
     */
    public static Optional<DataDirectory> takeOver(Path path, Seed seed, OwnerMarker marker) throws IOException {
        if (OwnerMarker.of(path)
                .filter(old -> old.session().equals(marker.session()))
                .isEmpty()) {
            return Optional.empty();
        }
        marker.writeTo(path);
        return Optional.of(new DataDirectory(path, seed));
    }

    /**
     * Says whose it is from now on.
     *
     * @throws IOException if the marker can't be written
     */
    public void handOver(OwnerMarker marker) throws IOException {
        marker.writeTo(path);
    }

    /** Where it is; absolute. */
    public Path path() {
        return path;
    }

    /**
     * Brings it back to the seed; the directory itself stays, so that a server that watches it goes on doing so.
     *
     * @throws IOException if something can't be removed or written
     */
    public void reset() throws IOException {
        int attempt = 1;
        while (!isEmptied(attempt)) {
            attempt++;
        }
        seed.plant(path);
    }

    /** The server may still be finishing a write; then a directory is no longer empty when it is to be removed. */
    private boolean isEmptied(int attempt) throws IOException {
        try {
            DirectoryTree.empty(path, OwnerMarker::isMarker);
            return true;
        } catch (DirectoryNotEmptyException e) {
            if (attempt == RESET_ATTEMPTS) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Copies what it holds, without the marker, over the target.
     *
     * @throws IOException if something can't be read or written
     */
    public void copyTo(Path target) throws IOException {
        DirectoryTree.delete(target);
        DirectoryTree.copy(path, target, OwnerMarker::isMarker);
    }

    /**
     * Removes it, provided that our marker is in it; one that is gone already is fine.
     *
     * @throws IOException if something can't be removed
     */
    public void delete() throws IOException {
        OwnerMarker.removeMarked(path);
    }
}
