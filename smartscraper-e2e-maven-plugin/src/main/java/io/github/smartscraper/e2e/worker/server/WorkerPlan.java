package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.ProcessCookie;
import java.net.URI;

/**
 * Plan of a worker: all that is fixed about it for as long as it lives, whatever happens to its server.
 *
 * @param id its number, from 0
 * @param port where its server listens
 * @param dataDirectory where its server keeps its state
 * @param token what its server expects as API token
 * @param baseUrl its server's address, {@code http://127.0.0.1:PORT}
 * @param health what answers 200 when the server is ready
 * @param launch how its server is started
 * @param cookie what its server, and all that this starts, carries in its environment
 */
public record WorkerPlan(
        int id,
        int port,
        DataDirectory dataDirectory,
        String token,
        URI baseUrl,
        URI health,
        Launch launch,
        ProcessCookie cookie) {

    /** Leaves out the token and the environment. */
    @Override
    public String toString() {
        return "worker " + id + " at " + baseUrl;
    }
}
