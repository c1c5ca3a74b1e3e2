package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.logs.LogLimit;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Settings with which all servers are started; what differs from one to the next stands in placeholders.
 *
 * @param command program and arguments, with placeholders
 * @param appDirectory where they are started
 * @param environment variables that they are started with
 * @param health how they are asked whether they are ready
 * @param logs where what they print is written
 */
public record ServerSettings(
        List<String> command, Path appDirectory, Environment environment, HealthRequest health, Logs logs) {

    public ServerSettings {
        command = List.copyOf(command);
    }

    /**
     * The logs of all servers, one for each worker.
     *
     * @param directory where {@code worker-{id}.log} are written
     * @param mask keeps secrets out of them
     * @param limit how large each of them may become
     * @param exceeded told once of each worker whose log has become larger
     */
    public record Logs(Path directory, SecretMask mask, long limit, IntConsumer exceeded) {

        /** Logs that are not expected to become large. */
        public Logs(Path directory, SecretMask mask) {
            this(directory, mask, LogLimit.DEFAULT_BYTES, id -> {});
        }

        /** The log of a worker. */
        public Path of(int id) {
            return directory.resolve("worker-" + id + ".log");
        }
    }

    /**
     * The variables of all servers; each gets those of its worker besides.
     *
     * @param inherited environment of the build, with what the run adds to it
     * @param own what the user adds to it, with placeholders
     * @param executablePath browser for the servers, if one was found
     */
    public record Environment(Map<String, String> inherited, Map<String, String> own, Optional<Path> executablePath) {

        public Environment {
            inherited = Map.copyOf(inherited);
            own = Map.copyOf(own);
        }
    }
}
