package io.github.smartscraper.e2e.support.tree;

import java.nio.file.Path;

/**
 * Remnant of a removal: one file or directory that could not be removed, or must not be.
 *
 * @param path where it is
 * @param kind why it is still there
 * @param reason the same in the words of the file system
 */
public record Remnant(Path path, Kind kind, String reason) {

    /** Reason why something stays, as far as it decides what to do about it. */
    public enum Kind {
        /** Another file system, or another part of this one, is mounted there. */
        MOUNT,
        /** Somebody puts files into it meanwhile. */
        IN_USE,
        /** It belongs to another user. */
        FOREIGN,
        /** The file system refuses to remove it. */
        REFUSED
    }

    @Override
    public String toString() {
        return path + ": " + reason;
    }
}
