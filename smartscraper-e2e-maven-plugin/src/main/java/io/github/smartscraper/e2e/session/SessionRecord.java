package io.github.smartscraper.e2e.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Record of what a build owns, as it stands in {@code session.json}.
 *
 * @param session the session that every process of the build carries
 * @param ownerPid the Maven process
 * @param ownerStartedAt its start, in one word
 * @param home where this was written; an earlier version of the plugin did not say
 * @param browser the shared browser, if there is one
 * @param workers the workers, by number
 * @param processes those from which all others come
 */
public record SessionRecord(
        String session,
        long ownerPid,
        String ownerStartedAt,
        @Nullable Home home,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OwnedBrowser browser,
        List<OwnedWorker> workers,
        @Nullable List<OwnedProcess> processes) {

    public SessionRecord {
        workers = List.copyOf(workers);
        processes = processes == null ? List.of() : List.copyOf(processes);
    }

    /** Whether this is a record of the project whose directory this is, and not the copy of another's. */
    boolean isAtHome(Path directory) {
        return home != null && home.is(directory);
    }

    /** The processes from which all others come. */
    List<ProcessIdentity> roots() {
        return Stream.concat(
                        Stream.ofNullable(processes).flatMap(List::stream).map(OwnedProcess::identity),
                        workers.stream().map(OwnedWorker::process))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
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
        return ProcessIdentity.parse(ownerPid, ownerStartedAt);
    }
}
