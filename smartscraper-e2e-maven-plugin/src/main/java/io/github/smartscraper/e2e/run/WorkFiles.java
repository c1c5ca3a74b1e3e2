package io.github.smartscraper.e2e.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the plugin keeps its own files of a project.
 *
 * @param directory {@code target/smartscraper-e2e}
 */
public record WorkFiles(Path directory) {

    /** Those of goal run, which a build of the project does not touch. */
    WorkFiles besideBuilds() {
        return new WorkFiles(directory.resolve("run"));
    }

    /** What the build owns. */
    public Path session() {
        return directory.resolve("session.json");
    }

    /** Held by the build whose turn it is. */
    Path turn() {
        return directory.resolve("build.lock");
    }

    /** What is left running for the next build. */
    Path kept() {
        return directory.resolve("kept.json");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    /** Arguments and events of forks. */
    public Path forks() {
        return directory.resolve("forks");
    }

    /** The same for one attempt, the first being 0. */
    Path forks(int attempt) {
        return attempt == 0 ? forks() : forks().resolve("again-" + attempt);
    }

    /** The directories of all attempts that there were. */
    List<Path> allForks() {
        return IntStream.iterate(
                        0, attempt -> attempt == 0 || Files.isDirectory(forks(attempt)), attempt -> attempt + 1)
                .mapToObj(this::forks)
                .toList();
    }

    /** Classes for the class path of forks. */
    public Path forkClasses() {
        return directory.resolve("fork-classes");
    }

    /** Results of the last run. */
    public Path results() {
        return directory.resolve("results.json");
    }

    Path keptData() {
        return directory.resolve("data");
    }
}
