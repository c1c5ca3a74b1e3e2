package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.process.LaunchedProcess;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Source of kept servers: the one that an earlier build has kept running for a worker. */
@FunctionalInterface
public interface KeptServers {

    /** Where nothing was kept. */
    KeptServers NOTHING = plan -> Optional.empty();

    /**
     * The process of that server; asked for once for each worker.
     *
     * @return empty if there is none any more, or it can't be used
     * @throws IOException if its output can't be read
     */
    Optional<LaunchedProcess> find(WorkerPlan plan) throws IOException;

    /** The numbers of the workers that have one, and that nobody has asked for yet. */
    default Set<Integer> ids() {
        return Set.of();
    }
}
