package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** File attributes that keep other users out, where the file system knows of users. */
public final class OwnerOnly {

    private static final FileAttribute<?>[] NONE = {};

    private static final String DIRECTORY_MODE = "rwx------";

    /** Linux: belongs to the user who runs the process. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /** Attributes of a directory that only its owner may enter: mode 0700. */
    public static FileAttribute<?>[] directory(Path where) {
        return posix(where, DIRECTORY_MODE);
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
            // Not Files.isDirectory: one that has vanished since is none of somebody else's.
            boolean isDirectory = Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory();
            if (!isDirectory || !isOwn(directory)) {
                throw new IOException(directory + " is not a directory of user " + user() + "; remove it", e);
            }
        }
    }

    /**
     * Closes a directory of this user to others again, mode 0700, where the file system has such modes.
     *
     * @throws IOException if its owner may not use it then
     */
    public static void restrict(Path directory) throws IOException {
        if (!isPosix(directory)) {
            return;
        }
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(DIRECTORY_MODE);
        Set<PosixFilePermission> present = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
        if (present.equals(wanted)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(directory, wanted);
        } catch (IOException e) {
            // Some file systems have one mode for all that is in them.
            if (!present.containsAll(wanted)) {
                throw e;
            }
        }
    }

    /**
     * Whether a file or directory belongs to the user who runs this; a symbolic link is not followed.
     *
     * <p>Windows has a directory for temporary files for each user, and names a group as the owner of an administrator's,
     * so there everything does.
     *
     * @throws IOException if it is not there
     */
    public static boolean isOwn(Path path) throws IOException {
        return !isPosix(path)
                || Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName().equals(user());
    }

    /**
     * Whether there is a directory at this path itself, and not behind a link, that belongs to the user who runs this and is
     * closed to all others: what is in it has been put there by this user.
     */
    public static boolean isPrivateDirectory(Path path) {
        try {
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isOwn(path) && isClosedToOthers(path);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isClosedToOthers(Path path) throws IOException {
        return !isPosix(path) || OWNER.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    /** Containers run programs as users without a name; files and processes name the number of such a one. */
    private static String user() throws IOException {
        return Files.isDirectory(PROCESS) ? Files.getOwner(PROCESS).getName() : System.getProperty("user.name");
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
