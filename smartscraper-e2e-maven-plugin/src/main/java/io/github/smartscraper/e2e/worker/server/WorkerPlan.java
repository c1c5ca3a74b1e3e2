package io.github.smartscraper.e2e.worker.server;

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
     * @param health what answers 200 when it is ready
     */
    public record Address(int port, URI base, URI health) {

        static final String LOOPBACK = "127.0.0.1";

        /** The address of the server on this port whose health is asked for at this path. */
        static Address of(int port, String healthPath) {
            String base = "http://" + LOOPBACK + ':' + port;
            return new Address(port, URI.create(base), URI.create(base + healthPath));
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

    /** Leaves out the token and the environment. */
    @Override
    public String toString() {
        return "worker " + id + " at " + address.base();
    }
}
