package io.github.smartscraper.e2e.process;

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

    /** The identity of a process handle. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process that runs this code. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** Whether this very process still runs. */
    public boolean isAlive() {
        return handle().isPresent();
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
