package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.ProcessCookie;
import java.net.URI;

/**
 * Plan of a worker: all that is fixed about it for as long as it lives, whatever happens to its server.
 *
 * @param id its number, from 0
 * @param address where its server listens
 * @param dataDirectory where its server keeps its state
 * @param token what its server expects as API token
 * @param launch how its server is started
 * @param cookie what its server, and all that this starts, carries in its environment
 */
public record WorkerPlan(
        int id, Address address, DataDirectory dataDirectory, String token, Launch launch, ProcessCookie cookie) {

    /**
     * The address of a server on this machine.
     *
     * @param port where it listens
     * @param base {@code http://127.0.0.1:PORT}
     * @param health what answers when it is ready
     * @param request how it is asked
     */
    public record Address(int port, URI base, URI health, HealthRequest request) {

        static final String LOOPBACK = "127.0.0.1";

        /** The address of the server on this port whose health is asked for in this way. */
        static Address of(int port, HealthRequest health) {
            String base = "http://" + LOOPBACK + ':' + port;
            return new Address(port, URI.create(base), URI.create(base + health.path()), health);
        }
    }

    public int port() {
        return address.port();
    }

    public URI baseUrl() {
        return address.base();
    }

    public URI health() {
        return address.health();
    }

    /** Asks its server once whether it is ready. */
    public HealthAnswer ask() {
        return new HealthProbe(address.request()).ask(address.health());
    }

    /** Leaves out the token and the environment. */
    @Override
    public String toString() {
        return "worker " + id + " at " + address.base();
    }
}
