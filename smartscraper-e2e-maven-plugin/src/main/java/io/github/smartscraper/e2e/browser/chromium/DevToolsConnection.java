package io.github.smartscraper.e2e.browser.chromium;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A connection to a browser that has begun to answer.
 *
 * @param answers what the browser says, from the first byte on
 */
record DevToolsConnection(Socket socket, InputStream answers) implements AutoCloseable {

    private static final int LIMIT_MILLIS = 10_000;

    /**
     * Opens a connection with a client's request. A browser that is dying may still accept one, and never answer.
     *
     * @throws IOException if nothing answers
     */
    static DevToolsConnection open(DevToolsAddress address, RequestHead request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        boolean answered = false;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.withPath(address.path()));
            BufferedInputStream answers = new BufferedInputStream(socket.getInputStream());
            answers.mark(1);
            if (answers.read() < 0) {
                throw new EOFException("no answer");
            }
            answers.reset();
            socket.setSoTimeout(0);
            answered = true;
            return new DevToolsConnection(socket, answers);
        } finally {
            if (!answered) {
                socket.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
