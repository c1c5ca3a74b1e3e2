package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.util.Objects;
import java.util.Optional;

/**
 * Worker as it stands in {@code session.json}.
 *
 * @param id its number
 * @param port the port that it was given
 * @param dataDirectory its DATA_DIR
 * @param pid its server's process, or 0 while that is being started
 * @param startedAt start of that process, in one word, or an empty string
 */
public record OwnedWorker(int id, int port, String dataDirectory, long pid, String startedAt) {

    public OwnedWorker {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
    }

    /** Its server's process; empty if that is not known. */
    public Optional<ProcessIdentity> process() {
        return new OwnedProcess(pid, startedAt).identity();
    }
}
