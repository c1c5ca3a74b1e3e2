package io.github.smartscraper.e2e.browser.chromium;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to an address of a browser, with lines instead of the protocol. */
final class DevToolsClient implements AutoCloseable {

    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader reader;

    private DevToolsClient(Socket socket) throws IOException {
        this.socket = socket;
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Asks for an upgrade; the answer is still to come. */
    static DevToolsClient ask(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(LIMIT_MILLIS);
        DevToolsClient client = new DevToolsClient(socket);
        client.say("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
        return client;
    }

    /** The status line of the answer. */
    String status() throws IOException {
        return String.valueOf(reader.readLine());
    }

    /** The pid of the browser, once the connection is upgraded. */
    long browser() throws IOException {
        String line = "";
        while (line != null && !line.startsWith("browser ")) {
            line = reader.readLine();
        }
        return line == null ? 0 : Long.parseLong(line.substring("browser ".length()));
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    String line() throws IOException {
        return reader.readLine();
    }

    /** Whether the other side has ended the connection; waits for it. */
    boolean isEnded() {
        try {
            return reader.readLine() == null;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
