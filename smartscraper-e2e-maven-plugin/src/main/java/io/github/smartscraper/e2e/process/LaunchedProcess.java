package io.github.smartscraper.e2e.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A process that was started here and may have ended since. */
public final class LaunchedProcess {

    private final Process process;
    private final ProcessIdentity identity;

    LaunchedProcess(Process process) {
        this.process = process;
        this.identity = ProcessIdentity.of(process.toHandle());
    }

    /** Pid and start instant of the process itself; what it starts in turn has others. */
    public ProcessIdentity identity() {
        return identity;
    }

    /** Whether the process itself still runs; its descendants may outlive it. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Exit code, 128 + n after signal n; empty while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * Waits until the process itself has ended.
     *
     * @return whether it has, within the limit
     */
    public boolean waitFor(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
