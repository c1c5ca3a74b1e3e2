package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings with which all servers are started; what differs from one to the next stands in placeholders.
 *
 * @param command program and arguments, with placeholders
 * @param appDirectory where they are started
 * @param environment variables that they are started with
 * @param health how they are asked whether they are ready
 * @param logDirectory where {@code worker-{id}.log} are written
 * @param mask keeps secrets out of them
 */
public record ServerSettings(
        List<String> command,
        Path appDirectory,
        Environment environment,
        HealthRequest health,
        Path logDirectory,
        SecretMask mask) {

    public ServerSettings {
        command = List.copyOf(command);
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
