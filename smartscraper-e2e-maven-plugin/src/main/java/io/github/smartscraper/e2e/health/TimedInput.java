package io.github.smartscraper.e2e.health;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Input of a socket until a deadline: a byte now and then does not put it off. */
final class TimedInput extends InputStream {

    private final Socket socket;
    private final InputStream input;
    private final Deadline deadline;

    /** What this socket, which is connected, receives. */
    TimedInput(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.input = socket.getInputStream();
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /**
     * Reads what is there, or waits for it.
     *
     * @throws SocketTimeoutException if the deadline is over
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        return input.read(bytes, offset, length);
    }
}
