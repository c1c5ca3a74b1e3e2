package io.github.smartscraper.e2e.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that was started here and may have ended since. */
public final class LaunchedProcess {

    /** What a process has printed is read within a moment of its end, unless a descendant holds the output open. */
    private static final Duration OUTPUT_LIMIT = Duration.ofMillis(500);

    private final Process process;
    private final ProcessIdentity identity;
    private final CompletableFuture<Void> logged;

    /**
     * A process that was started.
     *
     * @param logged to be completed when all its output is in its log
     */
    LaunchedProcess(Process process, CompletableFuture<Void> logged) {
        this.process = process;
        this.logged = logged;
        process.onExit().thenRun(() -> logged.completeOnTimeout(null, OUTPUT_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
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

    /** Exit code, 128 + n after signal n; empty while it runs. Once it is known, the log is complete. */
    public OptionalInt exitCode() {
        if (process.isAlive()) {
            return OptionalInt.empty();
        }
        logged.join();
        return OptionalInt.of(process.exitValue());
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
