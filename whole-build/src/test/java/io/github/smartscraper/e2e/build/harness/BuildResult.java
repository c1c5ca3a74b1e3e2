package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FailsafeReports;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.Visits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Result of a build: how it ended, and where to look for what it did. */
public record BuildResult(int exitCode, Duration duration, String log, Path logFile, BuildTraces traces) {

    /** The copy of the sample that was built. */
    public Path project() {
        return traces.project();
    }

    /** A path in the copy of the sample. */
    public Path file(String path) {
        return project().resolve(path);
    }

    public FailsafeReports reports() {
        return reports(".");
    }

    public FailsafeReports reports(String module) {
        return new FailsafeReports(project().resolve(module).normalize());
    }

    public Visits visits() {
        return visits(".");
    }

    public Visits visits(String module) {
        return new Visits(project().resolve(module).normalize());
    }

    public Leftovers leftovers() {
        return Leftovers.of(traces);
    }

    /** The ports of all the servers that were started, restarts included; the servers write them down themselves. */
    public List<Integer> serversStarted() {
        return serversStarted(".");
    }

    public List<Integer> serversStarted(String appDirectory) {
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
