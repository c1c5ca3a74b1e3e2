package io.github.smartscraper.e2e.selection.files.hash;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

    private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";

    /** Empty where the file system does not tell all of it. */
    static Optional<FileState> of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
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

    static FileState read(DataInputStream in) throws IOException {
        return new FileState(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(size);
        out.writeLong(modified);
        out.writeLong(changed);
        out.writeLong(inode);
    }
}
