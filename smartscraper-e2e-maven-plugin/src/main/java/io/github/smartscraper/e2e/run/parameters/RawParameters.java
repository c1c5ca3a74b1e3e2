package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.selection.files.FilesRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a run as the user has typed them, grouped as {@link RunRequest} groups the checked ones. Each component of
 * a group has the name of its parameter.
 *
 * @param output where the plugin writes, and how much it says
 * @param workers how many servers there are to be, and how they are run
 * @param app the application under test
 * @param data what its state begins with, and what becomes of it
 * @param browser the browser that the plugin starts
 * @param secrets where secrets come from
 * @param selection which tests are to be run
 */
public record RawParameters(
        Output output, Workers workers, App app, Data data, Browser browser, Secrets secrets, Selection selection) {

    /**
     * Output of the plugin: where it goes, and how much it says.
     *
     * @param workDirectory where the plugin keeps its own files
     * @param progress how people follow the run
     */
    public record Output(
            Path workDirectory, boolean verbose, @Nullable String maxLogSize, Progress progress) {}

    /**
     * Progress of a run on the console.
     *
     * @param interactive whether Maven may talk with a person
     * @param command how this build is run again
     */
    public record Progress(@Nullable String console, boolean interactive, String command) {}

    /** Workers: how many there are to be, and how they are run. */
    public record Workers(
            Count number,
            @Nullable String basePort,
            Timeouts timeouts,
            @Nullable String maxRestarts,
            @Nullable String retryInfrastructure,
            boolean keepAlive,
            boolean tmux) {}

    /** Number of workers, and whether all of them are started in any case. */
    public record Count(@Nullable String workers, boolean adaptive) {}

    /** Times that a server may take to start, to answer and to end. */
    public record Timeouts(
            @Nullable String timeout,
            @Nullable String hangTimeout,
            @Nullable String stopTimeout) {}

    /** Application under test. */
    public record App(
            Path appDirectory,
            @Nullable String command,
            @Nullable String install,
            Health health,
            @Nullable String apiToken,
            Map<String, @Nullable String> environment,
            @Nullable String executablePath) {}

    /** Health of the application's servers, and how they are asked for it. */
    public record Health(
            @Nullable String healthPath,
            @Nullable String healthStatus,
            @Nullable String healthTimeout) {}

    /** State of the application's servers. */
    public record Data(
            @Nullable Path seedDirectory,
            Path dataRoot,
            @Nullable String reset,
            @Nullable String keepData) {}

    /** Browser that the plugin starts. */
    public record Browser(
            @Nullable String browser, @Nullable String browserArguments) {}

    /**
     * Secrets, and where they come from.
     *
     * @param secretsFile null if not set; empty for none
     * @param baseDirectory what the file and the program are relative to
     */
    public record Secrets(
            @Nullable String secretsFile,
            List<@Nullable String> secretKeys,
            @Nullable String sops,
            Path baseDirectory) {}

    /** Selection of the tests that are to be run. */
    public record Selection(
            @Nullable String file,
            boolean lastFailed,
            @Nullable String shard,
            Cache cache,
            Inputs inputs) {

        /** For goals that run no tests. */
        public static final Selection NONE = new Selection(
                null, false, null, new Cache(Path.of("test-cache.json"), false, null, null, List.of()), Inputs.NONE);
    }

    /** Test cache, how far it is believed, and whose inputs are explained. */
    public record Cache(
            Path cacheFile,
            boolean full,
            @Nullable String cacheAudit,
            @Nullable String explain,
            List<@Nullable String> outputs) {}

    /**
     * Inputs of tests that are files or variables.
     *
     * @param baseDirectory what inputs are relative to
     * @param buildDirectory where Maven builds the project
     * @param testRoots directories with sources and resources of tests, which are no sources of the application
     */
    public record Inputs(
            List<@Nullable String> sources,
            List<@Nullable String> inputs,
            List<@Nullable String> inputVariables,
            Path baseDirectory,
            Path buildDirectory,
            List<FilesRequest.TestRoot> testRoots) {

        /** For goals that run no tests. */
        public static final Inputs NONE =
                new Inputs(List.of(), List.of(), List.of(), Path.of(""), Path.of("target"), List.of());
    }
}
