package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.support.tree.Remnant;
import java.nio.file.Path;

/** Sentences about DATA_DIRs: what is not copied into them, and what stays of them. */
public final class IsolationMessages {

    private IsolationMessages() {}

    /** Something that no copy has. */
    static String skipped(Path path) {
        return path + " is neither a file nor a directory nor a symbolic link, and is not copied.";
    }

    /** A mount that a reset leaves alone. */
    static String spared(Path path) {
        return "Something is mounted at " + path
                + ", so no reset of the DATA_DIR touches it, and what is in it is left "
                + "to the next test class. Have whatever mounts it unmount it again.";
    }

    /** Something that stays of a DATA_DIR, with what to do about it. */
    public static String remains(Remnant remnant) {
        return remnant.path() + " (" + remnant.reason() + "; " + remedy(remnant) + ")";
    }

    private static String remedy(Remnant remnant) {
        String path = quoted(remnant.path());
        return switch (remnant.kind()) {
            case MOUNT -> "it is not touched: type sudo umount " + path + " and mvn smartscraper-e2e:clean";
            case IN_USE -> "end what writes there and type mvn smartscraper-e2e:clean";
            case FOREIGN -> "if it is yours, type sudo rm -rf -- " + path;
            case REFUSED -> "type sudo chattr -R -i -- " + path + " if it is immutable, and sudo rm -rf -- " + path;
        };
    }

    /** As a POSIX shell takes it, whatever is in it. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    static String notOwn() {
        return "it belongs to another user";
    }

    static String unmarked(Path marker) {
        return "nothing says that it is ours: " + marker + " is gone";
    }

    static String movedAway(Path directory) {
        return "a link has been put in place of " + directory + " or of a directory above it";
    }
}
