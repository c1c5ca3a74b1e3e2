package io.github.smartscraper.e2e.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
        return run(command, System.getenv(), limit).text().lines().toList();
    }

    /**
     * Runs the command with an environment of its own and returns what it printed.
     *
     * @throws IOException if it can't be started, fails, or takes longer than 10 seconds
     */
    public static String of(List<String> command, Map<String, String> environment) throws IOException {
        Ended ended = run(command, environment, LIMIT);
        if (ended.exitCode() != 0) {
            throw new IOException(command.get(0) + " ended with " + ended.exitCode());
        }
        return ended.text();
    }

    /** A command that has ended. */
    private record Ended(int exitCode, String text) {}

    private static Ended run(List<String> command, Map<String, String> environment, Duration limit) throws IOException {
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
        int exitCode = execute(executor, line, environment);
        if (watchdog.killedProcess()) {
            throw new IOException(command.get(0) + " did not end within " + limit.toMillis() + " ms");
        }
        return new Ended(exitCode, output.toString(StandardCharsets.UTF_8));
    }

    /**
     * On a thread of its own: commons-exec would take an interrupt for the end of the command, whose output would be
     * incomplete without a word, and would keep the interrupt from its caller.
     */
    private static int execute(DefaultExecutor executor, CommandLine line, Map<String, String> environment)
            throws IOException {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        exit.complete(executor.execute(line, environment));
                    } catch (IOException | RuntimeException | LinkageError e) {
                        // The last where Maven has closed the jars of the plugin, since its goal has failed meanwhile.
                        exit.completeExceptionally(e);
                    }
                },
                "e2e-command");
        thread.setDaemon(true);
        thread.start();
        try {
            return exit.join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IOException(cause.getMessage(), cause);
        }
    }
}
