package io.github.smartscraper.e2e.isolation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * File of a DATA_DIR that a reset has removed while a process had it open: the process goes on with a file that nobody else
 * will ever see.
 *
 * @param pid the process
 * @param path where the file was
 */
public record HeldFile(long pid, Path path) {

    private static final Path PROC = Path.of("/proc");

    /** What Linux adds to the path of such a file. */
    private static final String DELETED = " (deleted)";

    /** The first one that some of these processes have open; empty on a system that does not show it. */
    public static Optional<HeldFile> of(Set<Long> pids, Path directory) {
        return pids.stream().flatMap(pid -> ofProcess(pid, directory).stream()).findFirst();
    }

    private static Optional<HeldFile> ofProcess(long pid, Path directory) {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : open) {
                Optional<Path> held = deleted(descriptor).filter(path -> path.startsWith(directory));
                if (held.isPresent()) {
                    return Optional.of(new HeldFile(pid, held.get()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            // It has ended since, or there is no such directory on this system.
            return Optional.empty();
        }
    }

    private static Optional<Path> deleted(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.endsWith(DELETED) && Files.notExists(Path.of(target))
                    ? Optional.of(Path.of(target.substring(0, target.length() - DELETED.length())))
                    : Optional.empty();
        } catch (IOException e) {
            // It was closed in between.
            return Optional.empty();
        }
    }
}
