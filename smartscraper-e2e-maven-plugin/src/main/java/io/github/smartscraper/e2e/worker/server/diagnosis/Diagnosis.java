package io.github.smartscraper.e2e.worker.server.diagnosis;

import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.TlsProbe;
import io.github.smartscraper.e2e.ports.ListenerTable;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Diagnosis of a server that has not become healthy, made while it still runs.
 *
 * @param health what was asked
 * @param request how it was asked
 */
public record Diagnosis(URI health, HealthRequest request) {

    private static final Duration GREETING = Duration.ofSeconds(2);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_OF_SERVERS = 500;

    /**
     * What is in the way.
     *
     * @param last what the last health request came to
     * @param pids processes of the server
     */
    public Obstacle of(HealthAnswer last, Set<Long> pids, ListenerTable listeners) {
        return switch (last.outcome()) {
            case REFUSED ->
                refused(
                        listeners.addresses(pids),
                        listeners.isOneOf(pids, health.getPort()).isPresent());
            case ENCRYPTED -> new Obstacle.Encrypted();
            case LATE -> isEncrypted() ? new Obstacle.Encrypted() : new Obstacle.Slow(request.limit());
            case SILENT -> isEncrypted() ? new Obstacle.Encrypted() : new Obstacle.Unknown();
            case NOT_READY -> status(last.status().orElse(FIRST_OF_SERVERS));
            case HEALTHY -> new Obstacle.Unknown();
        };
    }

    private Obstacle refused(List<InetSocketAddress> addresses, boolean told) {
        if (addresses.isEmpty()) {
            return told ? new Obstacle.Deaf() : new Obstacle.Unknown();
        }
        return new Obstacle.Elsewhere(addresses, health.getPort());
    }

    /** Some servers answer in plain text that they want TLS. */
    private Obstacle status(int status) {
        if (status == BAD_REQUEST && isEncrypted()) {
            return new Obstacle.Encrypted();
        }
        return status == NOT_FOUND || status >= FIRST_OF_SERVERS
                ? new Obstacle.Unknown()
                : new Obstacle.OtherStatus(status, request.healthy().toString());
    }

    private boolean isEncrypted() {
        return new TlsProbe(GREETING).isAnswered(health);
    }
}
