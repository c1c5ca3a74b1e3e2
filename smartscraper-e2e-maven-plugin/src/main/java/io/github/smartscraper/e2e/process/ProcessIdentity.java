package io.github.smartscraper.e2e.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can't be mistaken for a later one with the same pid.
 *
 * @param pid number that the operating system gave it, and may give again
 * @param startedAt when it began; {@link Instant#EPOCH} where the system does not tell
 */
public record ProcessIdentity(long pid, Instant startedAt) {

    /**
     * Linux derives start instants from the boot time, which two JVMs may read up to a second apart when the clock is
     * being adjusted.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(10);

    /** States of processes that have ended, as {@code /proc/PID/stat} has them. */
    private static final String ENDED = "ZX";

    /** The identity of a process handle. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process that runs this code. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** Whether this very process still runs; one that has ended and that its parent has not yet noticed does not. */
    public boolean isAlive() {
        return handle().isPresent() && !isZombie();
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

    /** In containers nobody may notice the end of a process whose parent has gone. Linux shows it, to everybody. */
    private boolean isZombie() {
        // Not by a channel: whoever is interrupted would find that it lives.
        try (InputStream in = new FileInputStream("/proc/" + pid + "/stat")) {
            String status = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            // The name of the program, in parentheses, may hold anything.
            return ENDED.indexOf(status.charAt(status.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** A handle on this very process, unless it has ended. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        Instant start = handle.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(startedAt, start).abs().compareTo(TOLERANCE) <= 0;
    }
}
