package io.github.smartscraper.e2e.results.timeline;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Logs of the workers, and how long they are.
 *
 * @param base paths are relative to it where they lie below it
 * @param of the log of a worker
 */
public record WorkerLogs(Path base, IntFunction<Path> of) {

    /** The name of a file as it is written down. */
    String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(from) ? from.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    /** The name of the log of a worker. */
    String name(int worker) {
        return name(of.apply(worker));
    }

    /** How long it is by now, in bytes. */
    long size(int worker) {
        // Not Files.size: a log that is not there yet is no exception worth its price.
        return of.apply(worker).toFile().length();
    }

    /** What has been written since; empty if the log has become shorter meanwhile, as it does when it has grown too large. */
    Optional<LogSlice> since(int worker, long from) {
        long to = size(worker);
        return to < from ? Optional.empty() : Optional.of(new LogSlice(name(worker), from, to));
    }
}
