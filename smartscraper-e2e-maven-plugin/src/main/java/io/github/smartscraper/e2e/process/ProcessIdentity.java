package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.process.proc.Life;
import io.github.smartscraper.e2e.process.proc.ProcessStart;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process that can't be mistaken for another one with the same pid.
 *
 * @param pid number that the operating system gave it, and may give again, and each container gives for itself
 * @param start when it began, and where its pid counts
 */
public record ProcessIdentity(long pid, ProcessStart start) {

    private static final Duration POLL = Duration.ofMillis(10);

    /** A process of a system that tells of starts by the clock. */
    public ProcessIdentity(long pid, Instant startedAt) {
        this(pid, new ProcessStart.At(startedAt));
    }

    /** The identity of a process handle. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), ProcessStart.of(handle));
    }

    /** The process that runs this code. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /**
     * A process as it stands in a file.
     *
     * @param startedAt as {@link #startedAt()} writes it
     * @throws DateTimeParseException if that says no start
     */
    public static ProcessIdentity parse(long pid, String startedAt) {
        return new ProcessIdentity(pid, ProcessStart.parse(startedAt));
    }

    /** Its start in one word, for files. */
    public String startedAt() {
        return start.text();
    }

    /** What became of it. */
    public Life life() {
        return start.life(pid);
    }

    /** Whether this very process is seen running; one that has ended and that its parent has not yet noticed does not run. */
    public boolean isAlive() {
        return life() == Life.ALIVE;
    }

    /** Whether it has ended for certain. What it owned may be taken, or removed, only then. */
    public boolean isDead() {
        return life() == Life.DEAD;
    }

    /**
     * Waits until this process has ended, and gives up when the limit is over or the thread is interrupted.
     *
     * @param limit how long to wait at most
     */
    public void awaitEnd(Duration limit) {
        long begin = System.nanoTime();
        try {
            while (isAlive() && System.nanoTime() - begin < limit.toNanos()) {
                Thread.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A handle on this very process, unless it has ended or can't be told. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(handle -> isAlive());
    }
}
