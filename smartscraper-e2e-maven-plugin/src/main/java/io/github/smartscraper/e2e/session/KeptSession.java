package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.proc.Life;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Session of the workers that a build keeps running for the next one.
 *
 * @param session the session that every process of it carries
 * @param outputDirectory where the pipes are that its servers print to
 * @param salt of the fingerprint
 * @param fingerprint what the servers were started with: a salted hash for each part, by its name
 * @param workers the workers, by number
 * @param processes those from which all others come
 */
public record KeptSession(
        String session,
        String outputDirectory,
        String salt,
        Map<String, String> fingerprint,
        List<OwnedWorker> workers,
        List<OwnedProcess> processes) {

    /** How long the keeper may take to see that nothing is its any more. */
    public static final Duration KEEPER_LIMIT = Duration.ofSeconds(5);

    public KeptSession {
        fingerprint = Map.copyOf(fingerprint);
        workers = List.copyOf(workers);
        processes = List.copyOf(processes);
    }

    /** The process that keeps all this while no build does, as the directory says that is still there. */
    public Optional<ProcessIdentity> keeper() {
        return marker(Path.of(outputDirectory)).map(OwnerMarker::owner);
    }

    /** The processes from which all others come. */
    public List<ProcessIdentity> roots() {
        return Stream.concat(
                        processes.stream().map(OwnedProcess::identity),
                        workers.stream().map(OwnedWorker::process))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether something of it can't be seen from here, as in another container: whoever keeps that still needs it. */
    boolean isOutOfSight() {
        return roots().stream().anyMatch(process -> process.life() == Life.UNKNOWN);
    }

    /** Whether a directory says that it is this session's. */
    boolean owns(Path directory) {
        return marker(directory).isPresent();
    }

    private Optional<OwnerMarker> marker(Path directory) {
        return OwnerMarker.of(directory).filter(marker -> marker.session().equals(session));
    }
}
