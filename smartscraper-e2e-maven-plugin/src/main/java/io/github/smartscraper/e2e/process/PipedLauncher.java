package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.logs.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Launcher of processes that outlive this one: what they print goes through a named pipe, which they hold open
 * themselves, so that they can go on printing when nobody reads any more.
 */
public final class PipedLauncher implements ProcessLauncher {

    /** What the names of the pipes end with. */
    public static final String PIPE = ".pipe";

    private static final String SHELL = "/bin/sh";
    /** The name of the pipe stands where the shell expects that of the program. */
    private static final String THROUGH_PIPE = "exec \"$@\" 1<>\"$0\" 2>&1";

    private static final long STOP_MILLIS = 1_000;

    private final ProcessLauncher launcher;
    private final Path directory;
    private final Map<Path, PipeReader> readers = new ConcurrentHashMap<>();

    /**
     * A launcher.
     *
     * @param launcher starts the processes
     * @param directory of the pipes, closed to other users
     */
    public PipedLauncher(ProcessLauncher launcher, Path directory) {
        this.launcher = launcher;
        this.directory = directory;
    }

    @Override
    public LaunchedProcess launch(Launch launch) throws IOException {
        PipeReader reader = reader(launch);
        List<String> command =
                new ArrayList<>(List.of(SHELL, "-c", THROUGH_PIPE, pipe(launch).toString()));
        command.addAll(launch.command());
        return launcher.launch(launch.by(command, launch.environment())).loggedBy(reader::caughtUp);
    }

    /**
     * A process that another launcher of this kind has started, over the same directory, and that still runs.
     *
     * @param launch as it was started
     * @return empty if it has ended
     * @throws IOException if its output can't be read
     */
    public Optional<LaunchedProcess> takeOver(Launch launch, ProcessIdentity process) throws IOException {
        if (!Files.exists(pipe(launch)) || !process.isAlive()) {
            return Optional.empty();
        }
        PipeReader reader = reader(launch);
        return process.handle().map(handle -> new LaunchedProcess(handle, reader::caughtUp));
    }

    /** Reads no more; the processes go on. */
    public void stopReading() {
        CompletableFuture<?>[] stopped =
                readers.values().stream().map(PipeReader::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stopped)
                .completeOnTimeout(null, STOP_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private Path pipe(Launch launch) {
        return directory.resolve(launch.log().getFileName() + PIPE);
    }

    private synchronized PipeReader reader(Launch launch) throws IOException {
        Path pipe = pipe(launch);
        PipeReader known = readers.get(pipe);
        if (known != null) {
            return known;
        }
        if (!Files.exists(pipe)) {
            CommandOutput.of(List.of("mkfifo", "-m", "600", pipe.toString()));
            if (!Files.exists(pipe)) {
                throw new IOException("no named pipe can be made at " + pipe);
            }
        }
        PipeReader reader = new PipeReader(pipe, new ProcessLog(launch.log(), launch.mask(), launch.limit()));
        readers.put(pipe, reader);
        return reader;
    }
}
