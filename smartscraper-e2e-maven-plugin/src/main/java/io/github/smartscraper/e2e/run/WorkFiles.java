package io.github.smartscraper.e2e.run;

import java.nio.file.Path;

/**
 * Where the plugin keeps its own files of a project.
 *
 * @param directory {@code target/smartscraper-e2e}
 */
public record WorkFiles(Path directory) {

    /** What the build owns. */
    public Path session() {
        return directory.resolve("session.json");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    /** Arguments and events of forks. */
    public Path forks() {
        return directory.resolve("forks");
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
