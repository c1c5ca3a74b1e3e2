package io.github.smartscraper.e2e.support.tree;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A directory that has been opened, whose files are known by their names alone. Where the system can do it, it stays the
 * same directory even if somebody puts another or a link in its place.
 */
interface OpenDirectory extends Closeable {

    /**
     * Opens one by its path, in which links are followed.
     *
     * @throws IOException if it is not there, or is no directory
     */
    @SuppressWarnings("StreamResourceLeak") // It is closed with what is returned.
    static OpenDirectory of(Path path) throws IOException {
        try {
            DirectoryStream<Path> stream = Files.newDirectoryStream(path);
            if (stream instanceof SecureDirectoryStream<Path> secure) {
                return new SecureDirectory(path, secure);
            }
            stream.close();
        } catch (AccessDeniedException e) {
            // It may be one that can be entered and not listed.
            return new PlainDirectory(path);
        }
        return new PlainDirectory(path);
    }

    /** The path that it was opened by. */
    Path path();

    /**
     * The names in it, as they are now; to be asked for once.
     *
     * @throws IOException if it can't be read
     */
    List<Path> names() throws IOException;

    /**
     * Attributes of what has this name; of a link, its own.
     *
     * @throws IOException if nothing has
     */
    BasicFileAttributes attributes(Path name) throws IOException;

    /**
     * Opens a directory in it.
     *
     * @throws IOException if it is a link or anything else, or may not be opened
     */
    OpenDirectory open(Path name) throws IOException;

    /**
     * Lets its owner read, write and enter a directory in it.
     *
     * @throws IOException if it is somebody else's
     */
    void makeAccessible(Path name) throws IOException;

    /**
     * Removes what has this name.
     *
     * @throws IOException if it can't be removed
     */
    void remove(Path name, boolean directory) throws IOException;

    @Override
    void close() throws IOException;

    /** The number of the device that a file is on, where the system has such numbers. */
    static Object device(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS)
                : "";
    }
}
