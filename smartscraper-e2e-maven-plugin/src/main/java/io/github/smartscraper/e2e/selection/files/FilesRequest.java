package io.github.smartscraper.e2e.selection.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Request for the files that servers and tests read: where to look for them.
 *
 * @param baseDirectory the project's
 * @param appDirectory where servers are started
 * @param sources patterns that replace what git lists below the latter, or none
 * @param inputs patterns of files besides, from the former
 * @param testRoots what is looked at otherwise
 * @param buildDirectory where Maven puts what it makes
 * @param launched what servers are started with
 */
public record FilesRequest(
        Path baseDirectory,
        Path appDirectory,
        List<String> sources,
        List<String> inputs,
        List<TestRoot> testRoots,
        Path buildDirectory,
        Launched launched) {

    public FilesRequest {
        baseDirectory = baseDirectory.toAbsolutePath().normalize();
        appDirectory = appDirectory.toAbsolutePath().normalize();
        buildDirectory = buildDirectory.toAbsolutePath().normalize();
        sources = List.copyOf(sources);
        inputs = List.copyOf(inputs);
        testRoots = List.copyOf(testRoots);
    }

    /**
     * Directory with sources or resources of tests.
     *
     * @param includes patterns of what is taken from there; none for all
     * @param excludes patterns of what is not
     */
    public record TestRoot(Path directory, List<String> includes, List<String> excludes) {

        public TestRoot {
            directory = directory.toAbsolutePath().normalize();
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
        }
    }

    /**
     * Start of a server.
     *
     * @param command in words
     * @param environment what servers get besides the environment of the build
     */
    public record Launched(List<String> command, Map<String, String> environment) {}
}
