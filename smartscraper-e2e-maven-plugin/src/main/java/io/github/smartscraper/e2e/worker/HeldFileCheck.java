package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.worker.server.ServerStarter;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.Optional;

/** Check that no server still has files open that a reset of its DATA_DIR has removed. It finds one server, and no more. */
final class HeldFileCheck {

    /** A server that watches its directory may be about to open its files again. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final ServerStarter starter;
    private final WorkerEvents events;
    private volatile boolean found;

    HeldFileCheck(ServerStarter starter, WorkerEvents events) {
        this.starter = starter;
        this.events = events;
    }

    /** To be done when the server answers after a reset. */
    void afterReset(WorkerPlan plan) throws InterruptedException {
        if (found || starter.heldFile(plan).isEmpty()) {
            return;
        }
        Thread.sleep(PATIENCE.toMillis());
        Optional<HeldFile> held = starter.heldFile(plan);
        if (held.isPresent()) {
            found = true;
            events.holding(plan, held.get());
        }
    }
}
