package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** Files that a reader sees either as they were or as they are meant to be, never half-written. */
public final class AtomicFile {

    private static final String TURN = ".turn";
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private AtomicFile() {}

    /**
     * Writes the text as UTF-8 to a temporary file beside the target, mode 0600, and moves it over the target.
     *
     * @throws IOException if the directory can't be made or written
     */
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the bytes in the same way.
     *
     * @throws IOException if the directory can't be made or written
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(directory, "." + target.getFileName(), ".tmp", OwnerOnly.file(target));
        try {
            Files.write(temporary, bytes);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Gives a draft a second name, unless something has that name: of several processes that do so at the same time one
     * succeeds. Where there are no hard links, a copy of it gets the name.
     *
     * @param draft complete, and in the same directory
     * @return whether nothing had the name, and no other process was about to give it
     * @throws IOException if the directory can't be written
     */
    public static boolean publish(Path draft, Path target) throws IOException {
        return publish(draft, target, Files::createLink);
    }

    static boolean publish(Path draft, Path target, Linking linking) throws IOException {
        try {
            linking.link(target, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return copyUnlessThere(draft, target);
        }
    }

    /** A move replaces what is there; so only one process at a time may look and move: whoever has made the turn. */
    private static boolean copyUnlessThere(Path draft, Path target) throws IOException {
        Path turn = target.resolveSibling(target.getFileName() + TURN);
        if (!isMade(turn)) {
            return false;
        }
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Path copy = draft.resolveSibling(draft.getFileName() + "-copy");
            Files.copy(draft, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(turn);
        }
    }

    /** A turn takes no time at all, so that one of a certain age is that of a process that was killed. */
    private static boolean isMade(Path turn) throws IOException {
        try {
            Files.createFile(turn, OwnerOnly.file(turn));
            return true;
        } catch (FileAlreadyExistsException e) {
            Instant made = lastModified(turn);
            if (Duration.between(made, Instant.now()).compareTo(LONGEST_TURN) > 0) {
                Files.deleteIfExists(turn);
            }
            return false;
        }
    }

    private static Instant lastModified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MAX;
        }
    }

    /** Linking of a file to a second name. */
    @FunctionalInterface
    interface Linking {

        void link(Path name, Path file) throws IOException;
    }
}
