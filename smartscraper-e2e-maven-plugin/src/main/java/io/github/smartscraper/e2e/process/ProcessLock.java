package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock among processes: a file that names its owner, and that is void as soon as the owner is dead. Locks of the
 * operating system would do without the name, but a JVM loses those of a file whenever it closes another channel on it.
 */
public final class ProcessLock implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final String SEPARATOR = " ";
    private static final int WORDS = 3;

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
        Path draft = Files.createTempFile(directory, ".lock", "", OwnerOnly.file(directory));
        try {
            Files.writeString(draft, text);
            boolean taken = isLinked(file, draft) || isAbandoned(file) && isLinked(file, draft);
            return taken ? Optional.of(new ProcessLock(file, text)) : Optional.empty();
        } finally {
            Files.deleteIfExists(draft);
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

    /** A link is made with its content at once, and by one process only. */
    private static boolean isLinked(Path file, Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Moves a lock whose owner is dead out of the way; of several processes that try, one moves it. */
    private static boolean isAbandoned(Path file) throws IOException {
        if (owner(file).map(ProcessIdentity::isAlive).orElse(false)) {
            return false;
        }
        Path stale = file.resolveSibling(".stale-" + UUID.randomUUID());
        try {
            Files.move(file, stale);
            if (owner(stale).map(ProcessIdentity::isAlive).orElse(false)) {
                // Somebody was faster, and this is their lock.
                isLinked(file, stale);
                return false;
            }
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } finally {
            Files.deleteIfExists(stale);
        }
    }

    private static Optional<ProcessIdentity> owner(Path file) throws IOException {
        try {
            String[] words = Files.readString(file).split(SEPARATOR);
            return words.length == WORDS
                    ? Optional.of(new ProcessIdentity(Long.parseLong(words[0]), Instant.parse(words[1])))
                    : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException | DateTimeParseException e) {
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
