package io.github.smartscraper.e2e.health;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Server that says what a test wants to each client, without waiting for a question, and leaves the connection open. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Thread thread;

    /** Speech to a client, until it is gone. */
    @FunctionalInterface
    interface Speech {

        void speak(OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Speech speech) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.thread = new Thread(() -> serve(speech), "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that says this, and no more. */
    static RawServer saying(String text) throws IOException {
        return new RawServer(out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** One that says this, and then a byte every 50 ms. */
    static RawServer trickling(String beginning) throws IOException {
        return new RawServer(out -> {
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write('x');
                Thread.sleep(50);
            }
        });
    }

    private void serve(Speech speech) {
        while (!socket.isClosed()) {
            serveOne(speech);
        }
    }

    private void serveOne(Speech speech) {
        try (Socket client = socket.accept()) {
            speech.speak(client.getOutputStream());
            // Until the client is gone.
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client has seen enough, or the test is over.
            return;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/health");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        thread.interrupt();
    }
}
