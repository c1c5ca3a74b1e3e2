package io.github.smartscraper.e2e.session;

import java.util.Objects;

/**
 * Worker as it stands in {@code session.json}.
 *
 * @param id its number
 * @param port the port that it was given
 * @param dataDirectory its DATA_DIR
 * @param pid its server's process, or 0 while that is being started
 * @param startedAt start instant of that process, ISO 8601, or an empty string
 */
public record OwnedWorker(int id, int port, String dataDirectory, long pid, String startedAt) {

    public OwnedWorker {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
    }
}
