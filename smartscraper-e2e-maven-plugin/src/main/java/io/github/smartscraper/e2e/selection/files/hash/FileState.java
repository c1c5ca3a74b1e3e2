package io.github.smartscraper.e2e.selection.files.hash;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * State of a file as its directory entry has it. A file whose state is the same has the same content, as git takes it to
 * be: whoever sets back its modification time can't set back when that was done.
 *
 * @param size bytes
 * @param modified when its content was modified, nanoseconds since 1970
 * @param changed when content or attributes were changed, nanoseconds since 1970
 * @param inode its number in the file system
 */
record FileState(long size, long modified, long changed, long inode) {

    /** A file may change again within the same tick of a file system's clock; the coarsest one in use has two seconds. */
    private static final long COARSEST_TICK = TimeUnit.SECONDS.toNanos(2);

    private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,isRegularFile";

    /** Whether a file system tells all of it. */
    static boolean isKnownIn(FileSystem fileSystem) {
        return fileSystem.supportedFileAttributeViews().contains("unix");
    }

    /**
     * The state of a file, links followed; empty for whatever is no regular file.
     *
     * @throws IOException if there is none
     */
    static Optional<FileState> of(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
        if (!(Boolean) attribute(attributes, "isRegularFile")) {
            return Optional.empty();
        }
        return Optional.of(new FileState(
                (Long) attribute(attributes, "size"),
                nanos(attributes, "lastModifiedTime"),
                nanos(attributes, "ctime"),
                (Long) attribute(attributes, "ino")));
    }

    private static long nanos(Map<String, Object> attributes, String name) {
        return ((FileTime) attribute(attributes, name)).to(TimeUnit.NANOSECONDS);
    }

    private static Object attribute(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    /** Whether it is older than the coarsest tick, so that a further change will show. */
    boolean isSettled(long nowMillis) {
        return Math.max(modified, changed) < TimeUnit.MILLISECONDS.toNanos(nowMillis) - COARSEST_TICK;
    }

    /** Whether it is the same state; what a record has for it is slow as long as the JVM is not warm. */
    boolean isSame(FileState other) {
        return size == other.size && modified == other.modified && changed == other.changed && inode == other.inode;
    }

    static FileState read(IndexReader in) {
        return new FileState(in.number(), in.number(), in.number(), in.number());
    }

    void write(IndexWriter out) throws IOException {
        out.number(size);
        out.number(modified);
        out.number(changed);
        out.number(inode);
    }
}
