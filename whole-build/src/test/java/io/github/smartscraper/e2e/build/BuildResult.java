package io.github.smartscraper.e2e.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How a build ended, and where to look for what it did. */
record BuildResult(int exitCode, Duration duration, String log, Path logFile, BuildTraces traces) {

    /** The copy of the sample that was built. */
    Path project() {
        return traces.project();
    }

    /** A path in the copy of the sample. */
    Path file(String path) {
        return project().resolve(path);
    }

    FailsafeReports reports() {
        return reports(".");
    }

    FailsafeReports reports(String module) {
        return new FailsafeReports(project().resolve(module).normalize());
    }

    Visits visits() {
        return visits(".");
    }

    Visits visits(String module) {
        return new Visits(project().resolve(module).normalize());
    }

    Leftovers leftovers() {
        return Leftovers.of(traces);
    }

    /** The ports of all the servers that were started, restarts included; the servers write them down themselves. */
    List<Integer> serversStarted() {
        return serversStarted(".");
    }

    List<Integer> serversStarted(String appDirectory) {
        Path file = project().resolve(appDirectory).resolve("servers-started.log");
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(Integer::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
