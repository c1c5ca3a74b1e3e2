package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.idle.IdleForkChannel;
import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.WorkerVariables;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JVM argument files through which each fork learns which worker is its own. They hold no secrets: the API token
 * goes over the control connection.
 */
final class ForkArguments {

    private final Path directory;
    private final Map<String, String> common;
    private final Path classes;

    /**
     * Argument files.
     *
     * @param directory where they are written
     * @param common system properties that all forks get
     * @param classes the classes of the plugin that all forks get
     */
    ForkArguments(Path directory, Map<String, String> common, Path classes) {
        this.directory = directory;
        this.common = Map.copyOf(common);
        this.classes = classes;
    }

    /** The JVM option that has a fork read its file; Surefire puts the fork's number in. */
    String argLine() {
        return "\"@" + directory.resolve("fork-${surefire.forkNumber}.args") + '"';
    }

    /**
     * Writes the file of a fork, mode 0600.
     *
     * @param start how its JVM starts
     * @throws IOException if it can't be written
     */
    void write(int fork, WorkerPlan worker, int controlPort, ForkStartOptions start) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>(common);
        properties.putAll(ofWorker(worker));
        new TreeMap<>(properties).forEach((name, value) -> properties.put(ForkContract.HANDED_OVER + name, value));
        properties.put(ForkContract.CONTROL_PORT, Integer.toString(controlPort));
        properties.put(
                ForkContract.EVENTS_FILE,
                directory.resolve("fork-" + fork + ".events.jsonl").toString());
        Stream<String> first = start.bringRegistrations() ? Stream.of() : Stream.of(ForkClassPath.firstOption(classes));
        AtomicFile.write(
                directory.resolve("fork-" + fork + ".args"),
                format(properties) + quoted(Stream.concat(first, start.options().stream())));
    }

    /** The system properties that say which worker it is. */
    static Map<String, String> ofWorker(WorkerPlan worker) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(WorkerVariables.BASE_URL, worker.baseUrl().toString());
        properties.put(WorkerVariables.DATA_DIR, worker.dataDirectory().path().toString());
        properties.put(WorkerVariables.WORKER_ID, Integer.toString(worker.id()));
        return properties;
    }

    /**
     * Writes the file of a fork for which there is nothing to do.
     *
     * @throws IOException if it can't be written
     */
    void writeIdle(int fork) throws IOException {
        AtomicFile.write(directory.resolve("fork-" + fork + ".args"), quoted(Stream.of(IdleForkChannel.OPTION)));
    }

    /** The options that set them. One quoted argument a line; in an argument file the backslash escapes inside quotes. */
    static String format(Map<String, String> properties) {
        return quoted(
                properties.entrySet().stream().map(property -> "-D" + property.getKey() + '=' + property.getValue()));
    }

    private static String quoted(Stream<String> arguments) {
        return arguments
                .map(argument -> argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n"))
                .map(argument -> '"' + argument + "\"\n")
                .collect(Collectors.joining());
    }
}
