package io.github.smartscraper.e2e.support;

import java.nio.file.FileSystem;
import java.nio.file.Path;
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

    private static FileAttribute<?>[] posix(Path where, String mode) {
        FileSystem system = where.getFileSystem();
        return system.supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : NONE;
    }
}
