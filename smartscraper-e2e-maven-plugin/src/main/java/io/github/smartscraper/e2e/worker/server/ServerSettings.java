package io.github.smartscraper.e2e.worker.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Settings with which all servers are started; what differs from one to the next stands in placeholders.
 *
 * @param command program and arguments, with placeholders
 * @param appDirectory where they are started
 * @param inherited environment of the build
 * @param environment what the user adds to it, with placeholders
 * @param executablePath browser for the servers, if one was found
 * @param healthPath path that answers 200 when a server is ready
 * @param logDirectory where {@code worker-{id}.log} are written
 * @param mask keeps secrets out of them
 */
public record ServerSettings(
        List<String> command,
        Path appDirectory,
        Map<String, String> inherited,
        Map<String, String> environment,
        Optional<Path> executablePath,
        String healthPath,
        Path logDirectory,
        UnaryOperator<String> mask) {

    public ServerSettings {
        command = List.copyOf(command);
        inherited = Map.copyOf(inherited);
        environment = Map.copyOf(environment);
    }
}
