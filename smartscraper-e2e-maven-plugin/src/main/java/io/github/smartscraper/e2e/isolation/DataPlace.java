package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.support.OwnerOnly;
import io.github.smartscraper.e2e.support.tree.Remnant;
import io.github.smartscraper.e2e.support.tree.RemnantsException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Place of a DATA_DIR, whose name nobody could foresee: what is there is ours, or has been put there by the server or a
 * test. Links, in its own place or above it, are never followed.
 *
 * @param path absolute, and without links in the directories above it
 */
record DataPlace(Path path) {

    /**
     * The place that a path leads to now.
     *
     * @throws IOException if there is no such directory as it is to be in
     */
    static DataPlace of(Path path) throws IOException {
        return new DataPlace(realParent(path).resolve(path.getFileName()));
    }

    private static Path realParent(Path path) throws IOException {
        return Objects.requireNonNull(path.toAbsolutePath().getParent()).toRealPath();
    }

    /** Whether it still is what it was, and a directory of this user is there. */
    boolean isTaken() throws IOException {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && OwnerOnly.isOwn(path)
                && realParent(path).equals(path.getParent());
    }

    /**
     * Makes it a directory that only its owner may enter and that has this marker, whatever has become of it.
     *
     * @throws IOException if that can't be, or another user has got it, or what is above it leads elsewhere now
     */
    void restore(OwnerMarker marker) throws IOException {
        if (!realParent(path).equals(path.getParent())) {
            throw new FileSystemException(
                    path.toString(), null, IsolationMessages.movedAway(Objects.requireNonNull(path.getParent())));
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            Files.createDirectory(path, OwnerOnly.directory(path));
        } else if (!OwnerOnly.isOwn(path)) {
            throw new RemnantsException(List.of(new Remnant(path, Remnant.Kind.FOREIGN, IsolationMessages.notOwn())));
        }
        OwnerOnly.restrict(path);
        if (!marker.isBeside(path)) {
            marker.writeTo(path);
        }
    }
}
