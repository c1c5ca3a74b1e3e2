package io.github.smartscraper.e2e.run;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a run as the user has typed them.
 *
 * @param workDirectory where the plugin keeps its own files
 */
public record RawParameters(
        @Nullable String workers,
        @Nullable String timeout,
        @Nullable String basePort,
        @Nullable String maxRestarts,
        @Nullable String command,
        @Nullable String install,
        @Nullable String healthPath,
        @Nullable String apiToken,
        @Nullable String reset,
        @Nullable String keepData,
        @Nullable String executablePath,
        Path appDirectory,
        @Nullable Path seedDirectory,
        Path dataRoot,
        Path workDirectory,
        Map<String, @Nullable String> environment,
        boolean verbose) {}
