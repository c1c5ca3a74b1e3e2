package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.time.Instant;
import java.util.List;

/**
 * What a build owns, as it stands in {@code session.json}.
 *
 * @param session the session that every process of the build carries
 * @param ownerPid the Maven process
 * @param ownerStartedAt its start instant, ISO 8601
 * @param workers the workers, by number
 */
public record SessionRecord(String session, long ownerPid, String ownerStartedAt, List<OwnedWorker> workers) {

    public SessionRecord {
        workers = List.copyOf(workers);
    }

    /** The Maven process of the session. */
    ProcessIdentity owner() {
        return new ProcessIdentity(ownerPid, Instant.parse(ownerStartedAt));
    }
}
