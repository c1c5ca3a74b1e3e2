package io.github.smartscraper.e2e.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** Output of a short system command. */
public final class CommandOutput {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private CommandOutput() {}

    /**
     * Runs the command and returns the lines of its standard output, whatever its exit code.
     *
     * @throws IOException if it can't be started, or takes longer than 10 seconds
     */
    public static List<String> of(List<String> command) throws IOException {
        return of(command, LIMIT);
    }

    static List<String> of(List<String> command, Duration limit) throws IOException {
        CommandLine line = new CommandLine(command.get(0));
        command.stream().skip(1).forEach(argument -> line.addArgument(argument, false));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        DefaultExecutor executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(output, new ByteArrayOutputStream()))
                .setWorkingDirectory(Path.of("").toAbsolutePath().toFile())
                .get();
        ExecuteWatchdog watchdog = ExecuteWatchdog.builder().setTimeout(limit).get();
        executor.setWatchdog(watchdog);
        executor.setExitValues(null);
        executor.execute(line);
        if (watchdog.killedProcess()) {
            throw new IOException(command.get(0) + " did not end within " + limit.toMillis() + " ms");
        }
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
