package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.process.proc.PidSpace;
import io.github.smartscraper.e2e.process.proc.ProcessStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The child processes of one test, which are gone when it is over. */
public final class ChildProcesses implements AfterEachCallback {

    private final List<Process> started = new ArrayList<>();
    private final List<ProcessCookie> marks = new ArrayList<>();

    /** A cookie of its own for this test; what carries it is ended with the test. */
    public ProcessCookie cookie() {
        ProcessCookie cookie = ProcessCookie.newSession();
        marks.add(cookie);
        return cookie;
    }

    /** Starts a program with these variables in its environment. */
    public Process start(Map<String, String> variables, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Starts a shell script and waits until it has printed a line. */
    public Process startReady(Map<String, String> variables, String script) throws IOException {
        Process process = start(variables, "sh", "-c", script);
        // Not closed: the stream belongs to the process.
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        output.readLine();
        return process;
    }

    /** The identity of a process that ran and has ended. */
    public ProcessIdentity ended() throws IOException, InterruptedException {
        Process process = start(Map.of(), "sleep", "300");
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        process.destroyForcibly().waitFor();
        return identity;
    }

    /** A process that has ended, and whose number is that of the process which runs this code by now. */
    public static ProcessIdentity predecessor() {
        ProcessIdentity current = ProcessIdentity.current();
        return current.start() instanceof ProcessStart.Ticks start
                ? new ProcessIdentity(current.pid(), new ProcessStart.Ticks(start.ticks() - 1, start.space()))
                : new ProcessIdentity(current.pid(), Instant.EPOCH);
    }

    /** A process of this machine that can't be seen from here, since it is in another namespace of pids. */
    public static ProcessIdentity elsewhere() {
        ProcessIdentity current = ProcessIdentity.current();
        ProcessStart.Ticks start = (ProcessStart.Ticks) current.start();
        PidSpace other = new PidSpace(start.space().boot(), "1", start.space().machine());
        return new ProcessIdentity(Long.MAX_VALUE / 2, new ProcessStart.Ticks(start.ticks(), other));
    }

    /**
     * Whether a process runs; one that has ended and only waits for its exit code to be read does not. {@link Process#isAlive()}
     * may notice that a moment later.
     */
    public static boolean isRunning(long pid) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).isPresent();
        }
        try {
            return !"ZX".contains(status(pid).get(0));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Linux tells of a process, behind its name: state, parent, group, session, and more. */
    static List<String> status(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        Stream<ProcessHandle> marked = marks.stream()
                .flatMap(cookie -> ProcessTable.ofThisSystem().carrying(cookie).stream())
                .flatMap(pid -> ProcessHandle.of(pid).stream());
        Stream<ProcessHandle> descended = started.stream().flatMap(Process::descendants);
        Stream.concat(marked, descended).toList().forEach(ProcessHandle::destroyForcibly);
        for (Process process : started) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
