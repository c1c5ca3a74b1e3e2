package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.browser.devtools.DevToolsClient;
import io.github.smartscraper.e2e.browser.devtools.WebSocketConnection;
import io.github.smartscraper.e2e.ports.loopback.LoopbackServer;
import io.github.smartscraper.e2e.ports.loopback.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Relay with a fixed address, by which the browser of the moment is reached. Browsers come and go, but servers and tests are
 * told an address once. A connection that comes while there is no browser waits for the next.
 */
final class BrowserRelay {

    private static final String PATH = "/devtools/browser/";
    private static final int KEY_BYTES = 16;
    private static final int PAUSE_MILLIS = 20;

    /** A browser that does not answer for longer than this is replaced, which is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Source browsers;
    private final LoopbackServer server;
    private final String path;
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
        this.server = new LoopbackServer("e2e-browser-relay", this::serve);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.path = PATH + HexFormat.of().formatHex(key);
    }

    /** Where clients connect to; nobody can guess the path. */
    URI endpoint() {
        return URI.create("ws://127.0.0.1:" + server.port() + path);
    }

    void start() {
        server.start();
    }

    void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // There is nobody left who could do something about it.
            return;
        }
    }

    private void serve(Visitor visitor) throws IOException {
        RequestHead head = new RequestHead(visitor.request(RequestHead.END));
        if (!head.asksFor(path)) {
            answer(visitor, "404 Not Found");
            return;
        }
        visitor.admit();
        Optional<String> key = head.key();
        if (key.isEmpty()) {
            answer(visitor, "400 Bad Request");
            return;
        }
        try {
            connect(new WebSocketConnection(visitor)).serve(key.get());
        } catch (BrowserException e) {
            answer(visitor, "503 Service Unavailable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that is dying may still be taken for the browser of the moment; soon there will be another. */
    private DevToolsClient connect(WebSocketConnection connection)
            throws BrowserException, IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Chromium browser = browsers.get();
            try {
                return DevToolsClient.open(connection, browser.router());
            } catch (IOException e) {
                if (closed || System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void answer(Visitor visitor, String status) throws IOException {
        visitor.send(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }
}
