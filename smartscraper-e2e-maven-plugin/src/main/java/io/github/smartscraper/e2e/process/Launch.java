package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.logs.LogLimit;
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
 * @param mask applied to the output before it is written, to keep secrets out; line by line if it can't look at streams
 * @param limit how large the log may become
 */
public record Launch(
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Path log,
        UnaryOperator<String> mask,
        LogLimit limit) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A launch whose log is not expected to become large. */
    public Launch(
            List<String> command,
            Path directory,
            Map<String, String> environment,
            Path log,
            UnaryOperator<String> mask) {
        this(command, directory, environment, log, mask, LogLimit.usual());
    }

    /** The same launch by way of another command, with other variables. */
    public Launch by(List<String> other, Map<String, String> variables) {
        return new Launch(other, directory, variables, log, mask, limit);
    }
}
