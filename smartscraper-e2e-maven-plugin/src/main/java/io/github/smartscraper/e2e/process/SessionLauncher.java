package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.logs.ProcessLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.ProcessDestroyer;
import org.apache.commons.exec.PumpStreamHandler;

/** Launcher with commons-exec, which makes each process the leader of a session of its own. */
public final class SessionLauncher implements ProcessLauncher {

    private final List<String> prefix;

    private SessionLauncher(List<String> prefix) {
        this.prefix = prefix;
    }

    /** A launcher that finds what it needs on this search path. */
    public static SessionLauncher onPath(Executables executables) {
        return new SessionLauncher(OwnSession.prefix(executables));
    }

    @Override
    public LaunchedProcess launch(Launch launch) throws IOException {
        if (!prefix.isEmpty()) {
            requireProgram(launch);
        }
        ProcessLog log = new ProcessLog(launch.log(), launch.mask(), launch.limit());
        Started started = new Started(log);
        try {
            executor(launch, log, started).execute(commandLine(launch), launch.environment(), started);
            return new LaunchedProcess(started.process(), started.logged());
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** What makes the session always starts; that it doesn't find the program then would stand in the log only. */
    private static void requireProgram(Launch launch) throws IOException {
        String program = launch.command().get(0);
        boolean searched = program.contains("/") || launch.environment().containsKey("PATH");
        if (searched
                && Executables.of(launch.environment())
                        .resolve(program, launch.directory())
                        .isEmpty()) {
            throw new IOException("there is no program " + program);
        }
    }

    private static DefaultExecutor executor(Launch launch, ProcessLog log, Started started) {
        // One for each, since both collect what is not yet a line, and are filled by two threads.
        PumpStreamHandler pump = new PumpStreamHandler(log.source(), log.source());
        DefaultExecutor executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(pump)
                .setThreadFactory(SessionLauncher::daemon)
                .setWorkingDirectory(launch.directory().toFile())
                .get();
        executor.setExitValues(null);
        executor.setProcessDestroyer(started);
        return executor;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "e2e-process");
        thread.setDaemon(true);
        return thread;
    }

    private CommandLine commandLine(Launch launch) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(launch.command());
        if (prefix.isEmpty()) {
            // Windows itself adds no ending but .exe, and npm is npm.cmd.
            Executables.of(launch.environment())
                    .resolve(words.get(0), launch.directory())
                    .ifPresent(program -> words.set(0, program.toString()));
        }
        CommandLine line = new CommandLine(words.get(0));
        words.stream().skip(1).forEach(word -> line.addArgument(word, false));
        return line;
    }

    /** Process that commons-exec has started, caught in the one place where it shows it. */
    private static final class Started implements ProcessDestroyer, ExecuteResultHandler {

        private final CompletableFuture<Process> process = new CompletableFuture<>();
        private final CompletableFuture<Void> logged = new CompletableFuture<>();
        private final ProcessLog log;

        Started(ProcessLog log) {
            this.log = log;
        }

        Process process() throws IOException {
            try {
                // An interrupt does not keep commons-exec's thread from starting it, and then it has to be known.
                return process.join();
            } catch (CompletionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new IOException(cause.getMessage(), cause);
            }
        }

        /** Completed when the log holds all that the process, and whoever else has its output, will ever print. */
        CompletableFuture<Void> logged() {
            return logged;
        }

        @Override
        public boolean add(Process started) {
            return process.complete(started);
        }

        @Override
        public boolean remove(Process ended) {
            return true;
        }

        @Override
        public int size() {
            return process.isDone() ? 1 : 0;
        }

        @Override
        public void onProcessComplete(int exitValue) {
            closeLog();
        }

        @Override
        public void onProcessFailed(ExecuteException failure) {
            process.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
            closeLog();
        }

        private void closeLog() {
            try {
                log.close();
            } catch (IOException e) {
                // Every line was flushed when it was written; there is nothing left to lose.
                return;
            } finally {
                logged.complete(null);
            }
        }
    }
}
