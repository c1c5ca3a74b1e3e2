package io.github.smartscraper.e2e.run.ownership;

import java.util.Optional;

/** Keeps the task that is to be run when the build ends. */
public final class RecordedGuard implements ShutdownGuard {

    private volatile Optional<Runnable> task = Optional.empty();

    public boolean isArmed() {
        return task.isPresent();
    }

    /** Does what is done when the build ends. */
    public void fire() {
        task.ifPresent(Runnable::run);
    }

    @Override
    public void arm(Runnable notice, Runnable armed) {
        task = Optional.of(armed);
    }

    @Override
    public void disarm() {
        task = Optional.empty();
    }
}
