package io.github.smartscraper.e2e.ports.loopback;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Connection to a {@link LoopbackServer}: a stranger's until it has shown that it may be here. */
public final class Visitor implements AutoCloseable {

    /** The longest request that is read. */
    static final int LONGEST = 4 * 1024;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Socket socket;
    private final InputStream input;
    private final Consumer<Visitor> admission;

    Visitor(Socket socket, Consumer<Visitor> admission) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        this.admission = admission;
        socket.setTcpNoDelay(true);
    }

    /**
     * Reads a request, all of which has to be there within 5 seconds.
     *
     * @param end what it ends with, which is read and returned as well
     * @throws IOException if it is longer than 4 KiB, takes longer, or breaks off
     */
    public String request(String end) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < end.length()) {
            int next = read(deadline);
            if (next < 0 || bytes.size() == LONGEST) {
                throw new EOFException("no request");
            }
            bytes.write(next);
            matched = next == end.charAt(matched) ? matched + 1 : next == end.charAt(0) ? 1 : 0;
        }
        socket.setSoTimeout(0);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private int read(long deadline) throws IOException {
        long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException("no request in time");
        }
        socket.setSoTimeout((int) millis);
        return input.read();
    }

    /** It has shown that it may be here: it makes room for strangers, and has all the time it needs. */
    public void admit() {
        admission.accept(this);
    }

    /** What comes after the request. */
    public InputStream input() {
        return input;
    }

    /** Sends something as a whole; may be called by several threads. */
    public void send(byte[] bytes) throws IOException {
        OutputStream output = socket.getOutputStream();
        synchronized (output) {
            output.write(bytes);
            output.flush();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nobody left who could do something about it.
            return;
        }
    }
}
