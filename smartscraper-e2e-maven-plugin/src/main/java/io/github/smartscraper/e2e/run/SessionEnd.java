package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.process.launch.LaunchGate;
import io.github.smartscraper.e2e.run.ownership.ShutdownGuard;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * End of a session, which comes once, whoever asks for it: goal stop, a failed start, or Ctrl-C in the middle of anything. No
 * lock is held meanwhile, so that nobody has to wait for a start that hangs.
 */
final class SessionEnd {

    private static final Duration LAUNCH_LIMIT = Duration.ofSeconds(1);

    private final ShutdownGuard guard;
    private final LaunchGate gate;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * An end that has not begun.
     *
     * @param guard brings it about if nobody else does
     * @param gate what the session launches goes through it
     */
    SessionEnd(ShutdownGuard guard, LaunchGate gate) {
        this.guard = guard;
        this.gate = gate;
    }

    /** Sees to it that the session ends in any case. */
    void arm(Runnable notice, Runnable task) {
        guard.arm(notice, task);
    }

    boolean hasBegun() {
        return begun.get();
    }

    /**
     * Begins the end: from now on nothing is launched.
     *
     * @return whether the caller is to carry it out; if not, somebody else has done that when this returns
     */
    boolean begin() {
        if (begun.compareAndSet(false, true)) {
            gate.close(LAUNCH_LIMIT);
            return true;
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** It has been carried out. */
    void complete() {
        guard.disarm();
        over.countDown();
    }
}
