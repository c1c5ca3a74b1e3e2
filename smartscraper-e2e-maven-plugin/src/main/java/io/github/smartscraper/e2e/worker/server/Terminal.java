package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.process.Launch;

/** Place in which the servers of workers run: directly under the build, or something that shows them. */
@FunctionalInterface
public interface Terminal {

    /** How the server of a worker is started there, given how it would be started directly. */
    Launch around(int worker, Launch direct);
}
