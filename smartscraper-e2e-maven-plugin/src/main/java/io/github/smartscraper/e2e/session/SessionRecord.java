package io.github.smartscraper.e2e.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record of what a build owns, as it stands in {@code session.json}.
 *
 * @param session the session that every process of the build carries
 * @param ownerPid the Maven process
 * @param ownerStartedAt its start instant, ISO 8601
 * @param browser the shared browser, if there is one
 * @param workers the workers, by number
 */
public record SessionRecord(
        String session,
        long ownerPid,
        String ownerStartedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OwnedBrowser browser,
        List<OwnedWorker> workers) {

    public SessionRecord {
        workers = List.copyOf(workers);
    }

    /** The directories that it owns. */
    List<String> directories() {
        List<String> directories = new ArrayList<>();
        workers.forEach(worker -> directories.add(worker.dataDirectory()));
        if (browser != null) {
            directories.add(browser.directory());
        }
        return directories;
    }

    /** The Maven process of the session. */
    ProcessIdentity owner() {
        return new ProcessIdentity(ownerPid, Instant.parse(ownerStartedAt));
    }
}
