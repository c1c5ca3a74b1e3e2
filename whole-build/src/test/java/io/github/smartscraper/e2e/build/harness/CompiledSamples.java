package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The class files of samples that a build of this run has compiled already, so that not every build has to. */
final class CompiledSamples {

    /** Has Maven compile only what is older than its source, whatever the build before was. */
    static final String BY_AGE = "maven.compiler.useIncrementalCompilation";

    private static final List<Path> OUTPUTS = List.of(Path.of("target", "classes"), Path.of("target", "test-classes"));
    private static final Map<String, Path> KEPT = new ConcurrentHashMap<>();

    private CompiledSamples() {}

    /** Whether a build has compiled this sample. */
    static boolean has(String sample) {
        return KEPT.containsKey(sample);
    }

    /** Puts the class files of a sample that a build has compiled beside the sources of a fresh copy. */
    static void copyTo(Path project, String sample) {
        FileTree.copy(Objects.requireNonNull(KEPT.get(sample)), project);
    }

    /** Keeps those of a build that has ended well. */
    static void keep(BuildEnvironment environment, Path project, String sample) throws IOException {
        List<Path> compiled = FileTree.list(project).stream()
                .filter(path -> OUTPUTS.stream().anyMatch(path::endsWith))
                .toList();
        if (compiled.isEmpty() || KEPT.containsKey(sample)) {
            return;
        }
        Path kept = Files.createTempDirectory(
                Files.createDirectories(environment.builds().resolveSibling("compiled")), sample + "-");
        for (Path directory : compiled) {
            Path copy = kept.resolve(project.relativize(directory).toString());
            Files.createDirectories(copy);
            FileTree.copy(directory, copy);
        }
        KEPT.putIfAbsent(sample, kept);
    }
}
