package io.github.smartscraper.e2e.browser.devtools;

import io.github.smartscraper.e2e.process.CommandOutput;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Pair of named pipes by which a browser is driven, as its file descriptors 3 and 4: with {@code --remote-debugging-pipe} it
 * has no port that others could connect to, and ends when this JVM does. Each message ends with a zero byte.
 */
public final class DevToolsPipe implements AutoCloseable {

    /** The shell becomes the browser, so that the process is the same. */
    private static final String SCRIPT = "exec 3<\"$0\" 4>\"$1\"; shift; exec \"$@\"";

    private static final int QUEUE = 256;
    private static final int BUFFER = 64 * 1024;

    private final Path commands;
    private final Path answers;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Object sending = new Object();

    /** Open at both ends until the browser has answered: neither waits for it then, nor takes its absence for the end. */
    private final RandomAccessFile commandsHeld;

    private final RandomAccessFile answersHeld;
    private OutputStream toBrowser;
    private volatile boolean closed;

    /** Receiver of what a browser says. */
    interface Receiver {

        /** A message has come. */
        void receive(byte[] message);

        /** No more will come. */
        void end();
    }

    /**
     * Makes the pipes.
     *
     * @param directory where nothing of these names is yet, and nobody else may enter
     * @throws IOException if they can't be made
     */
    public DevToolsPipe(Path directory) throws IOException {
        this.commands = make(directory.resolve("commands"));
        this.answers = make(directory.resolve("answers"));
        this.commandsHeld = new RandomAccessFile(commands.toFile(), "rw");
        this.answersHeld = new RandomAccessFile(answers.toFile(), "rw");
        this.toBrowser = new FileOutputStream(commandsHeld.getFD());
    }

    private static Path make(Path pipe) throws IOException {
        CommandOutput.of(List.of("mkfifo", "-m", "600", pipe.toString()));
        if (!Files.exists(pipe)) {
            throw new IOException("no named pipe can be made at " + pipe);
        }
        return pipe;
    }

    /** The command that starts a browser at the other end. */
    public List<String> around(List<String> browser) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, commands.toString(), answers.toString()));
        command.addAll(browser);
        return command;
    }

    /** Begins to send and to receive. */
    void start(Receiver receiver) {
        thread(() -> receiveAll(receiver), "e2e-browser-answers");
        thread(this::sendAll, "e2e-browser-commands");
    }

    private static void thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Sends a message as soon as those before it have been sent.
     *
     * @throws IOException if the browser takes none within the limit, or has gone
     */
    void send(byte[] message, Duration limit) throws IOException, InterruptedException {
        if (closed || !queue.offer(message, limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the browser takes no commands");
        }
    }

    private void sendAll() {
        try {
            for (byte[] message = queue.take(); !closed; message = queue.take()) {
                synchronized (sending) {
                    toBrowser.write(message);
                    toBrowser.write(0);
                }
            }
        } catch (IOException e) {
            // It has gone, which whoever reads sees as well.
            closed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeCommands();
        }
    }

    private void closeCommands() {
        synchronized (sending) {
            try {
                toBrowser.close();
            } catch (IOException e) {
                // There is nobody left who could do something about it.
                return;
            }
        }
    }

    private void receiveAll(Receiver receiver) {
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (RandomAccessFile held = answersHeld) {
            int count = held.read(buffer);
            take(buffer, count, message, receiver);
            try (InputStream fromBrowser = new FileInputStream(answers.toFile())) {
                letGo();
                while (!closed && count >= 0) {
                    count = fromBrowser.read(buffer);
                    take(buffer, count, message, receiver);
                }
            }
        } catch (IOException e) {
            // Closed before the browser has said a word.
            closed = true;
        } finally {
            stopSending();
            receiver.end();
        }
    }

    /** From now on its end is the end of the pipes. */
    private void letGo() throws IOException {
        synchronized (sending) {
            if (!closed) {
                toBrowser = new FileOutputStream(commands.toFile());
            }
            commandsHeld.close();
            answersHeld.close();
        }
    }

    private void take(byte[] buffer, int count, ByteArrayOutputStream message, Receiver receiver) {
        int begin = 0;
        for (int at = 0; at < count; at++) {
            if (buffer[at] == 0) {
                message.write(buffer, begin, at - begin);
                if (!closed) {
                    receiver.receive(message.toByteArray());
                }
                message.reset();
                begin = at + 1;
            }
        }
        message.write(buffer, begin, Math.max(0, count - begin));
    }

    private void stopSending() {
        closed = true;
        queue.clear();
        // Whoever sends may wait for a message.
        queue.offer(new byte[0]);
    }

    /** Ends the connection; a browser that still runs ends with it. */
    @Override
    public void close() throws IOException {
        stopSending();
        // Whoever reads may wait for a message.
        if (Files.exists(answers)) {
            try (RandomAccessFile end = new RandomAccessFile(answers.toFile(), "rw")) {
                end.write(0);
            }
        }
        commandsHeld.close();
    }
}
