package io.github.smartscraper.e2e.run.ownership;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the task that is to be run when the build ends. */
public final class RecordedGuard implements ShutdownGuard {

    private final AtomicReference<Optional<Runnable>> task = new AtomicReference<>(Optional.empty());

    public boolean isArmed() {
        return task.get().isPresent();
    }

    /** Does what is done when the build ends. */
    public void fire() {
        task.get().ifPresent(Runnable::run);
    }

    @Override
    public void arm(Runnable notice, Runnable armed) {
        task.set(Optional.of(armed));
    }

    @Override
    public void disarm() {
        task.set(Optional.empty());
    }
}
