package io.github.smartscraper.e2e.support.tree;

import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Removal from the bottom up. It goes on where something can't be removed, follows no link, makes directories accessible
 * that are its user's own, and leaves alone what is mounted.
 */
final class TreeRemoval {

    private static final String MOUNTED = "something is mounted there";

    private final MountTable mounts;
    private final Object device;
    private final List<Remnant> remnants = new ArrayList<>();

    /**
     * A removal of what is on one device.
     *
     * @param mounts places that are spared
     * @param device as {@link OpenDirectory#device} has it
     */
    TreeRemoval(MountTable mounts, Object device) {
        this.mounts = mounts;
        this.device = device;
    }

    /** What is left, but for the directories that it is in. */
    List<Remnant> remnants() {
        return remnants;
    }

    /**
     * Removes what has a name, with all it holds.
     *
     * @return whether it is gone
     */
    boolean remove(OpenDirectory parent, Path name) {
        return attempt(parent, name, directory -> {
            if (directory && !children(parent, name, child -> false)) {
                return false;
            }
            parent.remove(name, directory);
            return true;
        });
    }

    /**
     * Removes all in a directory.
     *
     * @param kept what stays of the files right in it
     */
    void empty(OpenDirectory parent, Path name, Predicate<Path> kept) {
        attempt(parent, name, directory -> children(parent, name, kept));
    }

    private boolean attempt(OpenDirectory parent, Path name, Removal removal) {
        Path path = parent.path().resolve(name);
        try {
            boolean directory = parent.attributes(name).isDirectory();
            if (mounts.has(path) || (directory && !OpenDirectory.device(path).equals(device))) {
                remnants.add(new Remnant(path, Remnant.Kind.MOUNT, MOUNTED));
                return false;
            }
            return removal.removes(directory);
        } catch (NoSuchFileException e) {
            return true;
        } catch (DirectoryNotEmptyException e) {
            remnants.add(new Remnant(path, Remnant.Kind.IN_USE, FailureReason.words(e)));
            return false;
        } catch (IOException e) {
            remnants.add(new Remnant(path, Remnant.Kind.REFUSED, FailureReason.words(e)));
            return false;
        }
    }

    private boolean children(OpenDirectory parent, Path name, Predicate<Path> kept) throws IOException {
        makeAccessible(parent, name);
        boolean gone = true;
        try (OpenDirectory directory = parent.open(name)) {
            for (Path child : directory.names()) {
                gone &= kept.test(directory.path().resolve(child)) || remove(directory, child);
            }
        }
        return gone;
    }

    /** What is somebody else's may be accessible all the same; if it is not, that is seen soon enough. */
    private static void makeAccessible(OpenDirectory parent, Path name) {
        try {
            parent.makeAccessible(name);
        } catch (IOException e) {
            return;
        }
    }

    /** Removal of one thing. */
    @FunctionalInterface
    private interface Removal {

        boolean removes(boolean directory) throws IOException;
    }
}
