package io.github.smartscraper.e2e.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Home of a record: the directory that it was written in. A copy of that directory has a copy of the record, and owns
 * nothing of what stands there.
 *
 * @param path its real path
 * @param key what the file system tells it by, device and inode, or an empty string; a directory that was made anew at the
 *     same path has another one
 */
record Home(String path, String key) {

    Home {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(key, "key");
    }

    /**
     * The home of what is written into a directory.
     *
     * @throws IOException if it is not there
     */
    static Home of(Path directory) throws IOException {
        Path real = directory.toRealPath();
        Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
        return new Home(real.toString(), key == null ? "" : key.toString());
    }

    /** Whether a directory is this one. */
    boolean is(Path directory) {
        try {
            return equals(of(directory));
        } catch (IOException e) {
            return false;
        }
    }
}
