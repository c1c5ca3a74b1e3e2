package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A lock among processes: a file that names its owner, and that is void as soon as the owner is dead. Locks of the
 * operating system would do without the name, but a JVM loses those of a file whenever it closes another channel on it.
 *
 * <p>Whether an owner in another container lives can't be told, and so nobody takes a lock of it. A copy of a lock, in a
 * copy of its directory, is void: it names the directory, too.
 */
public final class ProcessLock implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final String SEPARATOR = " ";
    /** Pid and start of the owner, and a random part; the directory follows where the system numbers directories. */
    private static final int WORDS = 3;

    private static final int LONGEST = 1024;

    private static final String INODE = "unix:ino";

    /** What the name of the file ends with that only one process at a time has, to take over an abandoned lock. */
    private static final String GUARD = ".takeover";

    /** What the names of drafts begin with; the pid of the process that writes one and a random part follow. */
    private static final String DRAFT = ".lock-";

    private static final Pattern DRAFT_NAME = Pattern.compile(Pattern.quote(DRAFT) + "(\\d{1,18})-.*");

    /** No process takes that long from making a draft to writing into it, whatever is done to the clock meanwhile. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path file;
    private final String text;

    private ProcessLock(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Takes the lock, unless a process that lives has it, this one included.
     *
     * @throws IOException if the lock's directory can't be written
     */
    public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        ProcessIdentity self = ProcessIdentity.current();
        Path directory = file.toAbsolutePath().resolveSibling("");
        String text = String.join(
                SEPARATOR,
                Long.toString(self.pid()),
                self.startedAt(),
                UUID.randomUUID().toString(),
                inode(directory));
        Path draft = Files.createTempFile(directory, DRAFT + self.pid() + '-', "", OwnerOnly.file(file));
        try {
            Files.writeString(draft, text);
            boolean taken = AtomicFile.publish(draft, file) || isTakenOver(file, draft);
            return taken ? Optional.of(new ProcessLock(file, text)) : Optional.empty();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Removes the drafts of processes that were killed in the moment when they took a lock.
     *
     * @throws IOException if the directory can't be read or written
     */
    public static void removeAbandonedDrafts(Path directory) throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, DRAFT + '*')) {
            for (Path draft : drafts) {
                if (DRAFT_NAME.matcher(draft.getFileName().toString()).matches()
                        && isLock(draft)
                        && isAbandoned(draft)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private static boolean isAbandoned(Path draft) throws IOException {
        try {
            Optional<ProcessIdentity> owner = named(Files.readString(draft));
            Instant made = Files.getLastModifiedTime(draft).toInstant();
            return owner.map(ProcessIdentity::isDead)
                    .orElseGet(() -> made.isBefore(Instant.now().minus(ABANDONED)));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Takes the lock, waiting until its owner gives it back or dies.
     *
     * @return empty if that takes longer than the limit
     * @throws IOException if the lock's directory can't be written, or something is in the way that nobody gives back
     */
    public static Optional<ProcessLock> acquire(Path file, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Optional<ProcessLock> lock = tryAcquire(file);
        while (lock.isEmpty() && System.nanoTime() < end) {
            requireLock(file);
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return lock;
            }
            lock = tryAcquire(file);
        }
        return lock;
    }

    /**
     * The process that has the lock, which may be one that can't be seen from here.
     *
     * @return empty if nobody has it, or somebody who is dead
     * @throws IOException if the file can't be read, or is no file that could be a lock
     */
    public static Optional<ProcessIdentity> owner(Path file) throws IOException {
        try {
            requireLock(file);
            return liveOwner(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void requireLock(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && holder(file) == Holder.STRANGER) {
            throw new IOException(file + " is in the way: it is no file of this plugin");
        }
    }

    /**
     * Takes a lock whose owner is dead. Only whoever has the guard removes such a lock, and nobody replaces it while it is
     * there, so what was seen to be abandoned still is when it is removed.
     */
    private static boolean isTakenOver(Path file, Path draft) throws IOException {
        if (holder(file) != Holder.DEAD) {
            return false;
        }
        Path guard = file.resolveSibling(file.getFileName() + GUARD);
        if (!AtomicFile.publish(draft, guard)) {
            if (holder(guard) == Holder.DEAD) {
                Files.deleteIfExists(guard);
            }
            return false;
        }
        try {
            if (holder(file) == Holder.DEAD) {
                Files.deleteIfExists(file);
                return AtomicFile.publish(draft, file);
            }
            return false;
        } finally {
            Files.deleteIfExists(guard);
        }
    }

    /**
     * Whether it is a file that may be read, and removed if its owner is dead: no link to a file of somebody, no pipe that
     * nobody writes to, nothing that is larger than a lock.
     */
    private static boolean isLock(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isRegularFile() && found.size() <= LONGEST;
    }

    /** Holder of a lock. */
    private enum Holder {
        NOBODY,
        DEAD,
        ALIVE,
        STRANGER
    }

    private static Holder holder(Path file) throws IOException {
        try {
            if (!isLock(file)) {
                return Holder.STRANGER;
            }
            return liveOwner(file).isPresent() ? Holder.ALIVE : Holder.DEAD;
        } catch (NoSuchFileException e) {
            return Holder.NOBODY;
        }
    }

    private static Optional<ProcessIdentity> liveOwner(Path file) throws IOException {
        String text = Files.readString(file);
        return isCopy(file, text.split(SEPARATOR, -1))
                ? Optional.empty()
                : named(text).filter(owner -> !owner.isDead());
    }

    private static boolean isCopy(Path file, String[] words) {
        String here = inode(file.toAbsolutePath().resolveSibling(""));
        return words.length == WORDS + 1 && !here.isEmpty() && !words[WORDS].isEmpty() && !words[WORDS].equals(here);
    }

    /** The number of a directory, the same on whatever path it is reached; empty where the system has no such thing. */
    private static String inode(Path directory) {
        try {
            return Files.getAttribute(directory, INODE).toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    /** What is no lock of ours, which come into being with their text, has no owner that could be alive. */
    private static Optional<ProcessIdentity> named(String text) {
        String[] words = text.split(SEPARATOR, -1);
        if (words.length < WORDS || words.length > WORDS + 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProcessIdentity.parse(Long.parseLong(words[0]), words[1]));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        try {
            if (isLock(file) && Files.readString(file).equals(text)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            // Removed with its directory; there is nothing left to give back.
            return;
        }
    }
}
