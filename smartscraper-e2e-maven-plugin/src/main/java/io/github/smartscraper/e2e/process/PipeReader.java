package io.github.smartscraper.e2e.process;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Reader of a named pipe, which copies what comes to a log, with secrets masked, until it is told to stop. */
final class PipeReader {

    private static final int UUID_LENGTH = 36;

    private final RandomAccessFile pipe;
    private final OutputStream log;
    private final UnaryOperator<String> mask;
    private final Map<String, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /**
     * Starts reading, on a thread of its own.
     *
     * @throws IOException if pipe or log can't be opened
     */
    PipeReader(Path file, Path logFile, UnaryOperator<String> mask) throws IOException {
        Files.createDirectories(logFile.toAbsolutePath().getParent());
        this.log = Files.newOutputStream(logFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.mask = mask;
        // For reading and writing: neither end waits for the other then, and the pipe never comes to an end.
        this.pipe = new RandomAccessFile(file.toFile(), "rw");
        startThread(this::copy);
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "e2e-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** Completed when the log holds all that has been written to the pipe until now. */
    CompletableFuture<Void> caughtUp() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        String line = UUID.randomUUID().toString();
        asked.put(line, answer);
        // The pipe may be full, and whoever asks has a limit for the answer only.
        startThread(() -> ask(line, answer));
        return answer;
    }

    private void ask(String line, CompletableFuture<Void> answer) {
        try {
            // A line that nobody else can write, and that arrives behind all others.
            pipe.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            answer.complete(null);
        }
    }

    /** Reads what is there, and no more; whoever writes to the pipe is not hurt. */
    CompletableFuture<Void> stop() {
        stopping = true;
        return caughtUp();
    }

    private void copy() {
        try (pipe;
                log;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new FileInputStream(pipe.getFD()), StandardCharsets.UTF_8))) {
            while (!stopping || !asked.isEmpty()) {
                take(lines.readLine());
            }
        } catch (IOException e) {
            // Nothing more can be logged; whoever waits for it is not to wait for ever.
            stopping = true;
        } finally {
            asked.values().forEach(answer -> answer.complete(null));
        }
    }

    private void take(String line) throws IOException {
        String end = line.length() < UUID_LENGTH ? "" : line.substring(line.length() - UUID_LENGTH);
        CompletableFuture<Void> answer = asked.remove(end);
        String printed = answer == null ? line : line.substring(0, line.length() - UUID_LENGTH);
        if (answer == null || !printed.isEmpty()) {
            log.write((mask.apply(printed) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            log.flush();
        }
        if (answer != null) {
            answer.complete(null);
        }
    }
}
