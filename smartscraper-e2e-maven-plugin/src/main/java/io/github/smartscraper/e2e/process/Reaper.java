package io.github.smartscraper.e2e.process;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that outlives Maven by moments: it holds one end of a pipe, and when Maven is gone, by whatever means, it ends
 * what carries the session's mark and removes what the session has left on disk.
 *
 * <p>Testcontainers' Ryuk does the same for containers, over a socket.
 */
public final class Reaper implements AutoCloseable {

    private static final String PROGRAM = "reaper.sh";

    private final ProcessBuilder builder;
    private final List<String> told = new ArrayList<>();
    private OutputStream pipe;

    private Reaper(ProcessBuilder builder) throws IOException {
        this.builder = builder;
        this.pipe = builder.start().getOutputStream();
    }

    /**
     * Starts the reaper of a session.
     *
     * @return empty on Windows, and on a system without a POSIX shell
     * @throws IOException if it can't be started
     */
    public static Optional<Reaper> start(Executables executables, ProcessMark mark) throws IOException {
        if (executables.haveEndings() || executables.find("sh").isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(OwnSession.prefix(executables));
        String proc = ProcDirectoryTable.isAvailable() ? "/proc" : "";
        String pid = Long.toString(ProcessHandle.current().pid());
        command.addAll(List.of("sh", "-c", program(), "reaper", mark.session(), pid, proc));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile());
        // It is not to find itself.
        Map<String, String> environment = builder.environment();
        mark.ofWorker(0).variables().keySet().forEach(environment::remove);
        return Optional.of(new Reaper(builder));
    }

    private static String program() throws IOException {
        try (InputStream program = Reaper.class.getResourceAsStream(PROGRAM)) {
            if (program == null) {
                throw new FileNotFoundException("the plugin's jar lacks " + PROGRAM);
            }
            return new String(program.readAllBytes(), StandardCharsets.UTF_8);
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

    /** A reaper that somebody has killed is replaced, and the next one hears everything. */
    private synchronized void send(String line) throws IOException {
        told.add(line);
        try {
            write(line);
        } catch (IOException e) {
            pipe = builder.start().getOutputStream();
            for (String one : told) {
                write(one);
            }
        }
    }

    private void write(String line) throws IOException {
        pipe.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        pipe.flush();
    }

    /** Tells the reaper that nothing is left to do; it ends. */
    @Override
    public synchronized void close() throws IOException {
        try {
            write("done");
        } finally {
            pipe.close();
        }
    }
}
