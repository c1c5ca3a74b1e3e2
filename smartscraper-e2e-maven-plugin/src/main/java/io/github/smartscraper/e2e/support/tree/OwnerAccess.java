package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access of the owner to a directory: to read, to write and to enter it. */
final class OwnerAccess {

    private static final Set<PosixFilePermission> ALL = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerAccess() {}

    /**
     * Grants it, and takes nothing from anybody.
     *
     * @param view of the directory, or null where there are no such permissions
     * @throws IOException if the directory is somebody else's
     */
    static void grant(@Nullable PosixFileAttributeView view) throws IOException {
        if (view != null) {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (permissions.addAll(ALL)) {
                view.setPermissions(permissions);
            }
        }
    }
}
