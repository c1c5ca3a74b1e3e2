package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Lock on the directories of a project, which one build after the other uses. Reports, and the arguments and events of
 * forks, would be overwritten by a second one, and the result of the first be lost or, worse, taken from the second.
 */
final class ProjectLock implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Optional<ProcessLock> lock;

    private ProjectLock(Optional<ProcessLock> lock) {
        this.lock = lock;
    }

    /**
     * Waits until no other build has the lock; several executions of one build share it.
     *
     * @param file says who has it
     * @param limit how long to wait
     * @throws InfrastructureException if another build still runs then, or the wait is interrupted
     * @throws IOException if the file can't be written
     */
    static ProjectLock await(Path file, Duration limit, Console console) throws InfrastructureException, IOException {
        long end = System.nanoTime() + limit.toNanos();
        boolean told = false;
        while (true) {
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(file);
            Optional<ProcessIdentity> other = lock.isPresent() ? Optional.empty() : ProcessLock.owner(file);
            if (lock.isPresent() || other.equals(Optional.of(ProcessIdentity.current()))) {
                return new ProjectLock(lock);
            }
            if (other.isPresent() && !told) {
                long pid = other.get().pid();
                console.info(
                        other.get().isAlive()
                                ? OwnershipMessages.waitingFor(pid)
                                : OwnershipMessages.waitingForUnseen(pid, file));
                told = true;
            }
            if (other.isPresent() && System.nanoTime() > end) {
                throw new InfrastructureException(
                        OwnershipMessages.stillBusy(other.get().pid(), limit));
            }
            pause();
        }
    }

    private static void pause() throws InfrastructureException {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(Phrases.interrupted());
        }
    }

    /** The next build may go on. */
    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
