package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock among processes: a file that names its owner, and that is void as soon as the owner is dead. Locks of the
 * operating system would do without the name, but a JVM loses those of a file whenever it closes another channel on it.
 */
public final class ProcessLock implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final String SEPARATOR = " ";
    private static final int WORDS = 3;

    /** What the name of the file ends with that only one process at a time has, to take over an abandoned lock. */
    private static final String GUARD = ".takeover";

    /** What the names of drafts begin with; the pid of the process that writes one and a random part follow. */
    private static final String DRAFT = ".lock-";

    private static final Pattern DRAFT_NAME = Pattern.compile(Pattern.quote(DRAFT) + "(\\d{1,18})-.*");

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
        String text = String.join(
                SEPARATOR,
                Long.toString(self.pid()),
                self.startedAt().toString(),
                UUID.randomUUID().toString());
        Path directory = file.toAbsolutePath().getParent();
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
                Matcher name = DRAFT_NAME.matcher(draft.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    /**
     * Takes the lock, waiting until its owner gives it back or dies.
     *
     * @return empty if that takes longer than the limit
     * @throws IOException if the lock's directory can't be written
     */
    public static Optional<ProcessLock> acquire(Path file, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Optional<ProcessLock> lock = tryAcquire(file);
        while (lock.isEmpty() && System.nanoTime() < end) {
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
     * The process that has the lock.
     *
     * @return empty if nobody has it, or somebody who is dead
     * @throws IOException if the file can't be read
     */
    public static Optional<ProcessIdentity> owner(Path file) throws IOException {
        try {
            return liveOwner(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
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

    /** Holder of a lock. */
    private enum Holder {
        NOBODY,
        DEAD,
        ALIVE
    }

    private static Holder holder(Path file) throws IOException {
        try {
            return liveOwner(Files.readString(file)).isPresent() ? Holder.ALIVE : Holder.DEAD;
        } catch (NoSuchFileException e) {
            return Holder.NOBODY;
        }
    }

    /** What is no lock of ours, which come into being with their text, has no owner that could be alive. */
    private static Optional<ProcessIdentity> liveOwner(String text) {
        String[] words = text.split(SEPARATOR, -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessIdentity(Long.parseLong(words[0]), Instant.parse(words[1])))
                    .filter(ProcessIdentity::isAlive);
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        try {
            if (Files.readString(file).equals(text)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            // Removed with its directory; there is nothing left to give back.
            return;
        }
    }
}
