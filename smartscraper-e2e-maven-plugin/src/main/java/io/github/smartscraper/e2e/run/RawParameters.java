package io.github.smartscraper.e2e.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a run as the user has typed them.
 *
 * @param workDirectory where the plugin keeps its own files
 * @param features what need not be used
 * @param choice which tests are to be run
 */
public record RawParameters(
        @Nullable String workers,
        @Nullable String timeout,
        @Nullable String basePort,
        @Nullable String maxRestarts,
        @Nullable String retryInfrastructure,
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
        boolean verbose,
        Features features,
        Choice choice) {

    /**
     * The parameters of what need not be used.
     *
     * @param keepAlive whether workers are left running for the next build
     * @param tmux whether each server runs in a tmux session
     * @param browser which browser the plugin starts
     * @param browserArguments options for that
     */
    public record Features(
            boolean keepAlive,
            boolean tmux,
            @Nullable String browser,
            @Nullable String browserArguments,
            Secrets secrets) {}

    /**
     * The parameters that say where secrets come from.
     *
     * @param secretsFile null if not set; empty for none
     * @param baseDirectory what the file and the program are relative to
     */
    public record Secrets(
            @Nullable String secretsFile,
            List<@Nullable String> secretKeys,
            @Nullable String sops,
            Path baseDirectory) {}

    /**
     * The parameters that choose tests.
     *
     * @param testRoots directories with sources and resources of tests, which are no sources of the application
     */
    public record Choice(
            @Nullable String file,
            boolean full,
            boolean lastFailed,
            @Nullable String cacheAudit,
            @Nullable String shard,
            Path cacheFile,
            List<String> sources,
            List<Path> testRoots) {

        /** For goals that run no tests. */
        public static final Choice NOTHING =
                new Choice(null, false, false, null, null, Path.of("test-cache.json"), List.of(), List.of());
    }
}
