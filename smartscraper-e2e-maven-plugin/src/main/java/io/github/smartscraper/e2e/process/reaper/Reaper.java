package io.github.smartscraper.e2e.process.reaper;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.OwnSession;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.proc.ProcessStart;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that outlives Maven by moments: it holds one end of a pipe, and when Maven is gone, by whatever means, it ends
 * what carries the session's cookie and removes what the session has left on disk.
 *
 * <p>It may be told to keep what there is for the next build; then it ends all that when no build has come for it in time.
 *
 * <p>Testcontainers' Ryuk does the same for containers, over a socket.
 */
public final class Reaper implements AutoCloseable {

    private static final String PROGRAM = "reaper.sh";
    private static final String LINEAGE = "lineage.awk";

    private final ProcessBuilder builder;
    private final List<String> told = new ArrayList<>();
    private Process process;

    private Reaper(ProcessBuilder builder) throws IOException {
        this.builder = builder;
        this.process = builder.start();
    }

    /** The process that the reaper is. */
    public synchronized ProcessIdentity identity() {
        return ProcessIdentity.of(process.toHandle());
    }

    /**
     * Starts the reaper of a session.
     *
     * @param grace how long processes may take to end before it ends them by force
     * @return empty on Windows, and on a system without the tools that it needs
     * @throws IOException if it can't be started
     */
    public static Optional<Reaper> start(Executables executables, ProcessCookie cookie, Duration grace)
            throws IOException {
        ReaperTools tools = new ReaperTools(executables);
        if (tools.areOfAnotherKind() || !tools.missing().isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(OwnSession.prefix(executables));
        ProcessIdentity self = ProcessIdentity.current();
        String proc = ProcessTable.knowsAll() ? "/proc" : "";
        command.addAll(List.of(tools.shell(), "-c", text(PROGRAM), "reaper"));
        command.addAll(List.of(self.pid() + " " + self.startedAt(), proc, text(LINEAGE), seconds(grace)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile());
        // It is not to find itself.
        Map<String, String> environment = builder.environment();
        cookie.ofWorker(0).variables().keySet().forEach(environment::remove);
        environment.put("PATH", tools.path());
        environment.put("LC_ALL", "C");
        Reaper reaper = new Reaper(builder);
        reaper.send("session " + cookie.session());
        return Optional.of(reaper);
    }

    /** Its clock knows whole seconds only, so that the first of them may be over at once. */
    private static String seconds(Duration grace) {
        return Long.toString(grace.isZero() ? 0 : grace.plusMillis(999).toSeconds() + 1);
    }

    private static String text(String name) throws IOException {
        try (InputStream program = Reaper.class.getResourceAsStream(name)) {
            if (program == null) {
                throw new FileNotFoundException("the plugin's jar lacks " + name);
            }
            return new String(program.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Tells the reaper of a process by which others are known to be the session's, whether they carry its cookie or not.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watchProcess(ProcessIdentity process) throws IOException {
        if (process.start() instanceof ProcessStart.Ticks start) {
            send("leader " + process.pid() + ' ' + start.ticks());
        }
    }

    /**
     * Tells the reaper of a DATA_DIR, before it is made.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watchDirectory(Path directory) throws IOException {
        send("dir " + directory);
    }

    /**
     * Tells the reaper of a file that names the session.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watchFile(Path file) throws IOException {
        send("file " + file);
    }

    /**
     * Tells the reaper of a directory in which this process keeps locks.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watchLocks(Path directory) throws IOException {
        send("locks " + directory);
    }

    /**
     * Tells the reaper of a directory with pipes that somebody has to read when this process is gone.
     *
     * @throws IOException if the reaper is gone, and there can be no other
     */
    public void watchPipes(Path directory) throws IOException {
        send("pipes " + directory);
    }

    /**
     * Has the reaper keep what it would reap, until a file is gone or the time is over.
     *
     * <p>When the file has been renamed to {@code FILE.taken}, somebody is taking over what is kept: the reaper then ends
     * without having done anything, provided that the markers of the directories soon name another owner.
     *
     * @param file on whose removal all that is kept is ended
     * @throws IOException if the reaper is gone; there is nothing to keep then
     */
    public synchronized void keep(Path file, Duration limit) throws IOException {
        try {
            if (isMoreThanOneLine(file.toString())) {
                throw new IOException("the path of " + file + " has a line break");
            }
            write("keep " + limit.toSeconds() + ' ' + file);
        } finally {
            process.getOutputStream().close();
        }
    }

    /** A reaper that somebody has killed is replaced, and the next one hears everything. */
    private synchronized void send(String line) throws IOException {
        if (isMoreThanOneLine(line)) {
            return;
        }
        told.add(line);
        try {
            write(line);
        } catch (IOException e) {
            process = builder.start();
            for (String one : told) {
                write(one);
            }
        }
    }

    /** A path with a line break would be taken for two lines, the second of which may say anything. */
    private static boolean isMoreThanOneLine(String line) {
        return line.indexOf('\n') >= 0;
    }

    private void write(String line) throws IOException {
        OutputStream pipe = process.getOutputStream();
        pipe.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        pipe.flush();
    }

    /** Tells the reaper that nothing is left to do; it ends. */
    @Override
    public synchronized void close() throws IOException {
        try {
            write("done");
        } finally {
            process.getOutputStream().close();
        }
    }
}
