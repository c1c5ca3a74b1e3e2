package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Directories with all they hold, to be copied or removed; symbolic links are taken as they are, never followed. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /**
     * Copies what is in one directory into another, which is made if it is missing.
     *
     * @return what was skipped: all that is neither a file nor a directory nor a link, such as a named pipe
     * @throws IOException if something can't be read or written
     */
    public static List<Path> copy(Path from, Path to) throws IOException {
        return copy(from, to, path -> false);
    }

    /**
     * Copies what is in one directory into another, but for the files that are to be left out; files that vanish meanwhile
     * are fine.
     *
     * @return what was skipped: all that is neither a file nor a directory nor a link, such as a named pipe
     * @throws IOException if something can't be read or written
     */
    public static List<Path> copy(Path from, Path to, Predicate<Path> leftOut) throws IOException {
        TreeCopy copy = new TreeCopy(from, to, leftOut);
        Files.walkFileTree(from, copy);
        return copy.skipped();
    }

    /**
     * Removes a directory and all in it; one that is not there is fine, and so is one whose files vanish meanwhile.
     *
     * @throws RemnantsException if something is left; all else is gone
     * @throws IOException if nothing can be removed
     */
    public static void delete(Path directory) throws IOException {
        // Of a link, which may lead to such a thing, the link goes.
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            remove(directory, (removal, parent) -> removal.remove(parent, directory.getFileName()));
        }
    }

    /**
     * Removes all in a directory, but neither the directory itself nor the files right in it that are to be kept.
     *
     * @throws RemnantsException if something is left; all else is gone
     * @throws IOException if nothing can be removed
     */
    public static void empty(Path directory, Predicate<Path> kept) throws IOException {
        remove(directory, (removal, parent) -> removal.empty(parent, directory.getFileName(), kept));
    }

    private static void remove(Path directory, Step step) throws IOException {
        Path at;
        try {
            at = Objects.requireNonNull(directory.toAbsolutePath().getParent()).toRealPath();
        } catch (NoSuchFileException e) {
            return;
        }
        Path path = at.resolve(directory.getFileName());
        TreeRemoval removal = new TreeRemoval(MountTable.below(path), OpenDirectory.device(at));
        try (OpenDirectory parent = OpenDirectory.of(at)) {
            step.take(removal, parent);
        }
        if (!removal.remnants().isEmpty()) {
            throw new RemnantsException(removal.remnants());
        }
    }

    /** Step of a removal, in the directory that holds what is to be removed. */
    @FunctionalInterface
    private interface Step {

        void take(TreeRemoval removal, OpenDirectory parent);
    }
}
