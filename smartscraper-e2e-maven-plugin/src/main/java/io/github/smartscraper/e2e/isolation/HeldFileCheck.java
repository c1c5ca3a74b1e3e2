package io.github.smartscraper.e2e.isolation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Check that no server still has files open that a reset of its DATA_DIR has removed. It finds one server, and no more. */
public final class HeldFileCheck {

    /** A server that watches its directory may be about to open its files again. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** Each look goes through the processes of the whole machine, so after so many of them there are fewer and fewer. */
    private static final int ALL_OF_FIRST = 50;

    /** The least number of resets from one look to the next then, and the part of all resets so far. */
    private static final int LEAST_STEP = 10;

    private static final int PART = 10;

    /** Both guarded by this. */
    private int resets;

    private int next;
    private volatile boolean found;

    /**
     * To be done when the server answers after a reset.
     *
     * @param look looks for such a file
     * @return the file, the first time that there is one
     */
    public Optional<HeldFile> afterReset(Supplier<Optional<HeldFile>> look) throws InterruptedException {
        if (found || !isDue() || look.get().isEmpty()) {
            return Optional.empty();
        }
        Thread.sleep(PATIENCE.toMillis());
        Optional<HeldFile> held = look.get();
        found |= held.isPresent();
        return held;
    }

    /** A server that holds files does so from its first test classes on. */
    private synchronized boolean isDue() {
        boolean due = resets >= next;
        if (due && resets >= ALL_OF_FIRST) {
            next = resets + Math.max(LEAST_STEP, resets / PART);
        }
        resets++;
        return due;
    }
}
