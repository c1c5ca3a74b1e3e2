package io.github.smartscraper.e2e.selection.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Placeholder until branch files is merged. */
public record FilesRequest(
        Path baseDirectory,
        Path appDirectory,
        List<String> sources,
        List<String> inputs,
        List<TestRoot> testRoots,
        Path buildDirectory,
        Launched launched) {
    public record TestRoot(Path directory, List<String> includes, List<String> excludes) {}

    public record Launched(List<String> command, Map<String, String> environment) {}
}
