package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** File attributes that keep other users out, where the file system knows of users. */
public final class OwnerOnly {

    private static final FileAttribute<?>[] NONE = {};

    private OwnerOnly() {}

    /** Attributes of a directory that only its owner may enter: mode 0700. */
    public static FileAttribute<?>[] directory(Path where) {
        return posix(where, "rwx------");
    }

    /** Attributes of a file that only its owner may read: mode 0600. */
    public static FileAttribute<?>[] file(Path where) {
        return posix(where, "rw-------");
    }

    /**
     * Makes a directory that only its owner may enter, unless it is there already.
     *
     * @throws NoSuchFileException if its parent is missing, or it is removed at the same moment
     * @throws IOException if it can't be made, or is there but belongs to somebody else, who may have put it there to
     *     have our files written elsewhere
     */
    public static void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, directory(directory));
        } catch (FileAlreadyExistsException e) {
            String user = System.getProperty("user.name");
            // Not Files.isDirectory: one that has vanished since is none of somebody else's.
            boolean isDirectory = Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory();
            if (!isDirectory || !isOwnedBy(user, directory)) {
                throw new IOException(directory + " is not a directory of user " + user + "; remove it", e);
            }
        }
    }

    /** Windows has a directory for temporary files for each user, and names a group as the owner of an administrator's. */
    private static boolean isOwnedBy(String user, Path directory) throws IOException {
        return !isPosix(directory)
                || Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                        .getName()
                        .equals(user);
    }

    private static boolean isPosix(Path where) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] posix(Path where, String mode) {
        return isPosix(where)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : NONE;
    }
}
