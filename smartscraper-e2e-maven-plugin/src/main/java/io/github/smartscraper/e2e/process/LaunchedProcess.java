package io.github.smartscraper.e2e.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process that was started here, or by an earlier build, and may have ended since. */
public final class LaunchedProcess {

    /** What a process has printed is read within a moment of its end, unless a descendant holds the output open. */
    private static final Duration OUTPUT_LIMIT = Duration.ofMillis(500);

    private final @Nullable Process process;
    private final ProcessHandle handle;
    private final ProcessIdentity identity;
    private final Supplier<CompletableFuture<Void>> output;
    private @Nullable CompletableFuture<Void> logged;

    /**
     * A process that was started.
     *
     * @param logged to be completed when all its output is in its log
     */
    LaunchedProcess(Process process, CompletableFuture<Void> logged) {
        this(process, process.toHandle(), () -> logged);
    }

    /** A process that an earlier build has started; what is its log's is asked for when it has ended. */
    LaunchedProcess(ProcessHandle handle, Supplier<CompletableFuture<Void>> logged) {
        this(null, handle, logged);
    }

    private LaunchedProcess(@Nullable Process process, ProcessHandle handle, Supplier<CompletableFuture<Void>> output) {
        this.process = process;
        this.handle = handle;
        this.output = output;
        this.identity = ProcessIdentity.of(handle);
    }

    /** The same process, whose output is logged by somebody else; that is asked for when it has ended. */
    LaunchedProcess loggedBy(Supplier<CompletableFuture<Void>> other) {
        return new LaunchedProcess(process, handle, other);
    }

    /** Pid and start instant of the process itself; what it starts in turn has others. */
    public ProcessIdentity identity() {
        return identity;
    }

    /** Whether the process itself still runs; its descendants may outlive it. */
    public boolean isAlive() {
        return process == null ? handle.isAlive() : process.isAlive();
    }

    /**
     * Exit code, 128 + n after signal n; empty while it runs, and for a process of an earlier build. Once it is known, the
     * log is complete, unless half a second is too short for that: a descendant holds the output open, or the machine is
     * very busy. An interrupt of this thread ends the wait as well.
     */
    public OptionalInt exitCode() {
        if (isAlive()) {
            return OptionalInt.empty();
        }
        awaitLog();
        return process == null ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * The limit is kept by the one who waits. Something that depends on {@link ProcessHandle#onExit()} could not keep it: a
     * thread of the JDK that is to run it may before that wait for the end of the output itself.
     */
    private void awaitLog() {
        CompletableFuture<Void> complete = logged();
        try {
            complete.get(OUTPUT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Nobody is to wait for it once more.
            complete.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CompletableFuture<Void> logged() {
        if (logged == null) {
            logged = output.get();
        }
        return logged;
    }

    /**
     * Waits until the process itself has ended.
     *
     * @return whether it has, within the limit
     */
    public boolean waitFor(Duration limit) throws InterruptedException {
        if (process != null) {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !isAlive();
        }
    }
}
