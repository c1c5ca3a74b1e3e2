package io.github.smartscraper.e2e.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Directory in which the plugin keeps its own files of a project.
 *
 * @param path {@code target/smartscraper-e2e}
 */
public record WorkDirectory(Path path) {

    /** Those of goal run, which a build of the project does not touch. */
    public WorkDirectory besideBuilds() {
        return new WorkDirectory(path.resolve("run"));
    }

    /** Those of a further execution in the same build, whose workers run at the same time. */
    public WorkDirectory ofExecution(String id) {
        return new WorkDirectory(executions().resolve(id.replaceAll("[^\\w.-]", "_")));
    }

    private Path executions() {
        return path.resolve("executions");
    }

    /**
     * This one, and those of further executions.
     *
     * @throws IOException if they can't be listed
     */
    public List<WorkDirectory> withExecutions() throws IOException {
        List<WorkDirectory> all = new ArrayList<>(List.of(this));
        if (Files.isDirectory(executions())) {
            try (DirectoryStream<Path> further = Files.newDirectoryStream(executions())) {
                further.forEach(directory -> all.add(new WorkDirectory(directory)));
            }
        }
        return all;
    }

    /** What the build owns. */
    public Path session() {
        return path.resolve("session.json");
    }

    /** The lock that the build holds whose turn it is. */
    public Path lock() {
        return path.resolve("build.lock");
    }

    /** The record of what is kept running for the next build. */
    public Path kept() {
        return path.resolve("kept.json");
    }

    /** What servers, npm and the browser have printed. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** What the server of a worker has printed. */
    public Path workerLog(int worker) {
        return logs().resolve("worker-" + worker + ".log");
    }

    /** What npm has printed. */
    public Path installLog() {
        return logs().resolve("install.log");
    }

    /** What the shared browser has printed. */
    public Path browserLog() {
        return logs().resolve("browser.log");
    }

    /** Arguments and events of forks. */
    public Path forks() {
        return path.resolve("forks");
    }

    /** The same for one round, the first being 0. */
    public Path forks(int round) {
        return round == 0 ? forks() : forks().resolve("again-" + round);
    }

    /** The directories of all rounds that there were. */
    public List<Path> allForks() {
        return IntStream.iterate(0, round -> round == 0 || Files.isDirectory(forks(round)), round -> round + 1)
                .mapToObj(this::forks)
                .toList();
    }

    /** Classes for the class path of forks. */
    public Path forkClasses() {
        return path.resolve("fork-classes");
    }

    /** Results of the last run. */
    public Path results() {
        return path.resolve("results.json");
    }

    /**
     * Directory for what is in files, for as long as these stay as they are.
     *
     * @param pluginVersion another one may look for something else in them
     */
    public Path index(String pluginVersion) {
        return path.resolve("index").resolve(pluginVersion);
    }

    public Path keptData() {
        return path.resolve("data");
    }

    /** The page that shows them. */
    public Path report() {
        return path.resolve("report").resolve("index.html");
    }

    /** What Node.js has compiled, for the next start of a server. */
    public Path compileCache() {
        return path.resolve("compile-cache");
    }
}
