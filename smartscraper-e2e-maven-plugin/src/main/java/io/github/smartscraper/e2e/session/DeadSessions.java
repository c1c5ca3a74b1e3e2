package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sessions of builds whose Maven process has gone, and what those own.
 *
 * @param sessions the cookies of their processes
 * @param directories their DATA_DIRs
 * @param recorded the project's {@code session.json}, if it is that of such a build
 * @param elsewhere those of other projects, which the markers of directories lead to
 */
public record DeadSessions(
        Set<String> sessions,
        List<Path> directories,
        Optional<SessionRecord> recorded,
        Collection<SessionRecord> elsewhere) {

    public DeadSessions {
        sessions = Set.copyOf(sessions);
        directories = List.copyOf(directories);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Looks for them, and changes nothing.
     *
     * @param sessionFile the {@code session.json} of this project
     * @param dataRoots directories that hold DATA_DIRs
     * @throws IOException if a directory can't be listed
     */
    public static DeadSessions find(Path sessionFile, Set<Path> dataRoots) throws IOException {
        Set<String> sessions = new HashSet<>();
        Set<Path> candidates = new HashSet<>();
        Optional<SessionRecord> recorded = recorded(sessionFile);
        recorded.ifPresent(dead -> {
            sessions.add(dead.session());
            dead.directories().forEach(directory -> candidates.add(Path.of(directory)));
        });
        // One that is recorded and has lost its marker is not removed, but not kept quiet about either.
        List<Path> directories = new ArrayList<>();
        candidates.stream()
                .filter(path -> OwnerMarker.of(path).isEmpty() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .forEach(directories::add);
        for (Path root : dataRoots) {
            candidates.addAll(dataDirectories(root));
        }
        Map<String, SessionRecord> elsewhere = new HashMap<>();
        for (Path candidate : candidates) {
            Optional<OwnerMarker> marker =
                    OwnerMarker.of(candidate).filter(found -> found.owner().isDead());
            if (marker.isPresent()) {
                sessions.add(marker.get().session());
                directories.add(candidate);
                recorded(marker.get()).ifPresent(found -> elsewhere.put(found.session(), found));
            }
        }
        recorded.ifPresent(found -> elsewhere.remove(found.session()));
        return new DeadSessions(sessions, directories, recorded, elsewhere.values());
    }

    /** What a dead build has recorded in a file of its own project, and not in a copy of it. */
    private static Optional<SessionRecord> recorded(Path sessionFile) {
        Path home = sessionFile.toAbsolutePath().resolveSibling("");
        return SessionRegistry.read(sessionFile)
                .filter(found -> found.isAtHome(home) && found.owner().isDead());
    }

    private static Optional<SessionRecord> recorded(OwnerMarker marker) {
        return marker.record().flatMap(DeadSessions::recorded).filter(found -> found.session()
                .equals(marker.session()));
    }

    private static List<Path> dataDirectories(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, DataDirectory.NAME_PREFIX + "*")) {
                directories.forEach(path -> found.add(OwnerMarker.directoryOf(path)));
            }
        }
        return found;
    }
}
