package io.github.smartscraper.e2e.process.launch;

import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Gate that every launch of a run goes through. Once it is closed nothing is launched any more, and what was under way then
 * has been launched, so that whoever ends all processes afterwards finds it.
 */
public final class LaunchGate implements ProcessLauncher {

    private final ProcessLauncher launcher;
    private int underWay;
    private boolean closed;
    private boolean unattended;

    /** A gate that is open, before this launcher. */
    public LaunchGate(ProcessLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public LaunchedProcess launch(Launch launch) throws IOException {
        enter();
        try {
            LaunchedProcess process = launcher.launch(launch);
            process.identity().handle().ifPresent(this::endIfUnattended);
            return process;
        } finally {
            leave();
        }
    }

    @Override
    public Process start(ProcessBuilder builder) throws IOException {
        enter();
        try {
            Process process = launcher.start(builder);
            endIfUnattended(process.toHandle());
            return process;
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws IOException {
        if (closed) {
            throw new InterruptedIOException("the run is being ended");
        }
        underWay++;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** A launch that took so long that nobody looks for its process any more. */
    private synchronized void endIfUnattended(ProcessHandle process) {
        if (unattended) {
            process.destroyForcibly();
        }
    }

    /** Closes the gate to all that comes from now on, and waits so long for what is under way. */
    public synchronized void close(Duration limit) {
        closed = true;
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (underWay > 0 && !unattended) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    unattended = true;
                } else {
                    wait(left);
                }
            }
        } catch (InterruptedException e) {
            unattended = true;
            Thread.currentThread().interrupt();
        }
    }
}
