package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.support.EndLimits;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Command that is run to its end in a session of its own, carries a cookie, and whose output is kept in memory: no file
 * ever holds it.
 */
public final class OwnedCommand {

    private static final int MOST_BYTES = 8 << 20;
    private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(2);

    private final ProcessLauncher launcher;
    private final ProcessTable processes;
    private final ProcessCookie cookie;
    private final Map<String, String> environment;

    /** Commands that run with this environment and carry the cookie besides. */
    public OwnedCommand(
            ProcessLauncher launcher, ProcessTable processes, ProcessCookie cookie, Map<String, String> environment) {
        this.launcher = launcher;
        this.processes = processes;
        this.cookie = cookie;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Outcome of a command.
     *
     * @param exitCode empty if it had to be ended
     * @param output what it printed, to 8 MiB
     * @param errors what it printed on standard error, to 8 MiB
     */
    public record Outcome(OptionalInt exitCode, String output, String errors) {

        /** Leaves out what was printed. */
        @Override
        public String toString() {
            return "exit code " + exitCode;
        }
    }

    /**
     * Runs a command, and ends it with all that it has started when the limit is over.
     *
     * @throws IOException if it can't be started
     * @throws InterruptedException if the build is being ended; the command has been ended then
     */
    public Outcome run(List<String> command, Path directory, Duration limit) throws IOException, InterruptedException {
        Process process = start(command, directory);
        ProcessTree tree = new ProcessTree(processes, cookie, ProcessIdentity.of(process.toHandle()));
        CompletableFuture<String> output = reading(process.getInputStream());
        CompletableFuture<String> errors = reading(process.getErrorStream());
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // What it leaves behind would keep the output open.
            tree.end(EndLimits.COMMAND);
        }
        OptionalInt exitCode = ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        return new Outcome(exitCode, soon(output), soon(errors));
    }

    private Process start(List<String> command, Path directory) throws IOException {
        List<String> words = new ArrayList<>(OwnSession.prefix(Executables.of(environment)));
        words.addAll(command);
        Map<String, String> marked = new HashMap<>(environment);
        marked.putAll(cookie.variables());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                // Nobody is there to answer a question.
                .redirectInput(new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(marked);
        return launcher.start(builder);
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread thread = new Thread(() -> text.complete(read(stream)), "e2e-output");
        thread.setDaemon(true);
        thread.start();
        return text;
    }

    private static String soon(CompletableFuture<String> text) {
        return text.completeOnTimeout("", OUTPUT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static String read(InputStream stream) {
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_BYTES);
            stream.transferTo(OutputStream.nullOutputStream());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It was ended in the middle of a line.
            return "";
        }
    }
}
