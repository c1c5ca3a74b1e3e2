package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.logs.MaskedLog;
import io.github.smartscraper.e2e.logs.ProcessLog;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Reader of a named pipe, which copies what comes to a log, with secrets masked, until it is told to stop. */
final class PipeReader {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_QUESTION = 64;

    private final RandomAccessFile pipe;
    private final ProcessLog log;
    private final MaskedLog output;
    private final Map<String, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();
    /** The end of what was read, while a question may have come in part. */
    private String rest = "";

    private volatile boolean stopping;

    /**
     * Starts reading, on a thread of its own.
     *
     * @param log closed when reading stops
     * @throws IOException if the pipe can't be opened
     */
    PipeReader(Path file, ProcessLog log) throws IOException {
        this.log = log;
        this.output = log.source();
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
        String line = UUID.randomUUID().toString() + '\n';
        asked.put(line, answer);
        // The pipe may be full, and whoever asks has a limit for the answer only.
        startThread(() -> ask(line, answer));
        return answer;
    }

    private void ask(String line, CompletableFuture<Void> answer) {
        try {
            // A line that nobody else can write, and that arrives behind all others.
            pipe.write(line.getBytes(StandardCharsets.UTF_8));
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
        byte[] buffer = new byte[BUFFER];
        try (pipe;
                log;
                FileInputStream input = new FileInputStream(pipe.getFD())) {
            while (!stopping || !asked.isEmpty()) {
                int read = input.read(buffer);
                // Each byte is a character, so that nothing is lost.
                rest += new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                take();
            }
        } catch (IOException e) {
            // Nothing more can be logged; whoever waits for it is not to wait for ever.
            stopping = true;
        } finally {
            asked.values().forEach(answer -> answer.complete(null));
        }
    }

    private void take() {
        Optional<String> question = firstQuestion();
        while (question.isPresent()) {
            int begin = rest.indexOf(question.get());
            log(begin);
            output.pause();
            rest = rest.substring(question.get().length());
            Optional.ofNullable(asked.remove(question.get())).ifPresent(answer -> answer.complete(null));
            question = firstQuestion();
        }
        log(asked.isEmpty() ? rest.length() : Math.max(0, rest.length() - LONGEST_QUESTION));
    }

    private Optional<String> firstQuestion() {
        return asked.keySet().stream().filter(rest::contains).min(Comparator.comparingInt(rest::indexOf));
    }

    private void log(int count) {
        output.write(rest.substring(0, count).getBytes(StandardCharsets.ISO_8859_1), 0, count);
        rest = rest.substring(count);
    }
}
