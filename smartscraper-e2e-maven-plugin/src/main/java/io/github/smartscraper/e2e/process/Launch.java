package io.github.smartscraper.e2e.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Launch of a process, with all that is needed for it.
 *
 * @param command program and arguments, passed on as they are, without a shell
 * @param directory working directory
 * @param environment the whole environment of the process
 * @param log file that its output is appended to
 * @param mask applied to each line before it is written, to keep secrets out
 */
public record Launch(
        List<String> command, Path directory, Map<String, String> environment, Path log, UnaryOperator<String> mask) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
