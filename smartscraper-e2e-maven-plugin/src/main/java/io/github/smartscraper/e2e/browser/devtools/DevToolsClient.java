package io.github.smartscraper.e2e.browser.devtools;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Client of a shared browser at the other end of a WebSocket. What it has not read yet waits for it, up to a limit: a client
 * that hangs is given up before it fills the memory, and stops nobody else.
 */
public final class DevToolsClient {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final byte[] END = {};

    private final WebSocketConnection connection;
    private final DevToolsRouter router;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile String session = "";

    private DevToolsClient(WebSocketConnection connection, DevToolsRouter router) {
        this.connection = connection;
        this.router = router;
    }

    /**
     * Makes a connection a client of a browser, which it can say something to when it is served.
     *
     * @throws IOException if the browser does not let it
     */
    public static DevToolsClient open(WebSocketConnection connection, DevToolsRouter router)
            throws IOException, InterruptedException {
        DevToolsClient client = new DevToolsClient(connection, router);
        router.open(client);
        return client;
    }

    /**
     * Agrees to the upgrade, and passes messages on until the client or the browser has gone.
     *
     * @param key what the client wants a proof for
     * @throws IOException if the client has gone without a word, or says what is no message
     */
    public void serve(String key) throws IOException, InterruptedException {
        Thread sender = new Thread(this::sendAll, "e2e-browser-client-answers");
        sender.setDaemon(true);
        try {
            connection.accept(key);
            sender.start();
            Optional<byte[]> message = connection.read();
            while (message.isPresent()) {
                router.fromClient(this, DevToolsMessage.of(message.get()));
                message = connection.read();
            }
        } finally {
            end();
            router.close(this);
        }
    }

    /** The session that it takes for its connection has been made. */
    void begin(String ownSession) {
        session = ownSession;
    }

    String session() {
        return session;
    }

    /** Sends a message when those before it have been sent. */
    void deliver(byte[] message) {
        if (waitingBytes.addAndGet(message.length) > MOST_BYTES + message.length) {
            connection.close();
            end();
        } else {
            waiting.add(message);
        }
    }

    /** Ends the connection when everything has been sent. */
    void end() {
        waiting.add(END);
    }

    private void sendAll() {
        try {
            for (byte[] message = waiting.take(); message != END; message = waiting.take()) {
                connection.send(message);
                waitingBytes.addAndGet(-message.length);
            }
        } catch (IOException e) {
            // The client has gone, which whoever reads sees as well.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }
}
