package io.github.smartscraper.e2e.browser.chromium;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Relay with a fixed address, by which the browser of the moment is reached. A browser chooses its port and its path
 * anew with each start, but servers and tests are told an address once. So each connection is passed on, byte for byte
 * after the path has been replaced; one that comes while there is no browser waits for the next.
 */
final class BrowserRelay {

    private static final String PATH = "/devtools/browser/";
    private static final int KEY_BYTES = 16;
    private static final int BACKLOG = 256;
    private static final int PAUSE_MILLIS = 20;

    /** A browser that does not answer for longer than this is replaced, which is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Source browsers;
    private final ServerSocket socket;
    private final String path;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Source of browsers to pass connections on to. */
    @FunctionalInterface
    interface Source {

        /**
         * The browser of the moment, which may have to be waited for.
         *
         * @throws BrowserException if there will be none
         */
        Chromium get() throws BrowserException, InterruptedException;
    }

    /**
     * A relay that takes connections, and passes them on when it is started.
     *
     * @throws IOException if no port can be opened
     */
    BrowserRelay(Source browsers) throws IOException {
        this.browsers = browsers;
        this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.path = PATH + HexFormat.of().formatHex(key);
    }

    /** Where clients connect to; nobody can guess the path. */
    URI endpoint() {
        return URI.create("ws://127.0.0.1:" + socket.getLocalPort() + path);
    }

    void start() {
        thread(this::acceptAll, "e2e-browser-relay");
    }

    void close() {
        closed = true;
        quietly(socket);
        open.forEach(BrowserRelay::quietly);
    }

    private void acceptAll() {
        while (!closed) {
            try {
                Socket client = socket.accept();
                thread(() -> serve(client), "e2e-browser-client");
            } catch (IOException e) {
                // It was closed, this client has gone before it was there, or Maven has as many files open as it may.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            open.add(client);
            if (!closed) {
                relay(client);
            }
        } catch (IOException e) {
            // One of both sides has gone, which the other one sees by its own connection.
            return;
        } finally {
            open.remove(client);
        }
    }

    private void relay(Socket client) throws IOException {
        BufferedInputStream input = new BufferedInputStream(client.getInputStream());
        RequestHead head = RequestHead.read(client, input);
        if (!head.asksFor(path)) {
            answer(client, "404 Not Found");
            return;
        }
        client.setTcpNoDelay(true);
        try (DevToolsConnection server = connect(head)) {
            open.add(server.socket());
            thread(() -> pump(server, client), "e2e-browser-answers");
            input.transferTo(server.socket().getOutputStream());
        } catch (BrowserException e) {
            answer(client, "503 Service Unavailable");
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    /** One that is dying may still be taken for the browser of the moment; soon there will be another. */
    private DevToolsConnection connect(RequestHead head) throws BrowserException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Chromium browser = browsers.get();
                try {
                    return browser.connect(head);
                } catch (IOException e) {
                    if (closed || System.nanoTime() > end) {
                        throw e;
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What the browser says; when it says no more, the client is told by the end of its connection. */
    private static void pump(DevToolsConnection from, Socket to) {
        try (from;
                to) {
            from.answers().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other direction sees it, too.
            return;
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        OutputStream output = client.getOutputStream();
        output.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    private static void thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // There is nobody left who could do something about it.
            return;
        }
    }
}
