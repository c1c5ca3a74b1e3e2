package io.github.smartscraper.e2e.ports.loopback;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests {@link LoopbackServer} with requests of a line, which are answered with the same line if it is not strange. */
@DisplayName("A server on the loopback address")
@Timeout(90)
final class LoopbackServerTest {

    private static final int LIMIT_MILLIS = 60_000;

    private final List<Socket> connections = new ArrayList<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private LoopbackServer server;

    @BeforeEach
    void open() throws IOException {
        server = new LoopbackServer("e2e-test-server", this::serve);
        server.start();
    }

    private void serve(Visitor visitor) throws IOException {
        String line = visitor.request("\n");
        if (line.startsWith("broken")) {
            throw new IOException("as when a file can't be opened");
        }
        if (line.startsWith("wait")) {
            visitor.admit();
            awaitPermission();
        }
        visitor.send(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void awaitPermission() {
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
        server.close();
    }

    @Test
    @DisplayName("listens on 127.0.0.1, whatever the JDK takes for the loopback address (H3)")
    void address() {
        assertThat(Loopback.address()).isInstanceOf(Inet4Address.class);
        assertThat(Loopback.address().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    @DisplayName("serves somebody who asks while others keep more connections open than there is room for (S7)")
    void flood() throws IOException {
        for (int i = 0; i < 3 * LoopbackServer.MOST_STRANGERS; i++) {
            connect();
        }

        assertThat(ask("hello")).isEqualTo("hello");
    }

    @Test
    @DisplayName("ends the connection of the stranger who has waited longest when there are too many (S7)")
    void longest() throws IOException {
        Socket first = connect();
        for (int i = 0; i < LoopbackServer.MOST_STRANGERS; i++) {
            connect();
        }

        assertThat(first.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    @DisplayName("keeps those that may be here, however many strangers come (S7)")
    void admitted() throws Exception {
        Socket waiting = connect();
        waiting.getOutputStream().write("wait\n".getBytes(StandardCharsets.US_ASCII));
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread ->
                        thread.getName().equals("e2e-test-server") && thread.getState() == Thread.State.WAITING));
        flood();

        mayAnswer.countDown();

        assertThat(line(waiting)).isEqualTo("wait");
    }

    @Test
    @DisplayName("ends the connection of somebody whose request has no end (S7)")
    void endless() throws IOException {
        Socket endless = connect();

        endless.getOutputStream().write("x".repeat(Visitor.LONGEST + 1).getBytes(StandardCharsets.US_ASCII));

        assertThat(isEnded(endless)).isTrue();
    }

    @Test
    @DisplayName("ends the connection of somebody who sends a byte now and then (S7)")
    void slow() throws Exception {
        Socket slow = connect();

        await().ignoreExceptions().untilAsserted(() -> {
            slow.getOutputStream().write('x');
            slow.setSoTimeout(100);
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        });
    }

    @Test
    @DisplayName("goes on after a failure of what serves a connection")
    void failure() throws IOException {
        Socket broken = connect();
        broken.getOutputStream().write("broken\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(isEnded(broken)).isTrue();

        assertThat(ask("hello")).isEqualTo("hello");
    }

    @Test
    @DisplayName("ends all connections when it is closed")
    void closed() throws IOException {
        Socket open = connect();
        ask("hello");

        server.close();

        assertThat(isEnded(open)).isTrue();
    }

    private String ask(String line) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write((line + '\n').getBytes(StandardCharsets.US_ASCII));
        return line(socket);
    }

    private static String line(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(Loopback.address(), server.port());
        socket.setSoTimeout(LIMIT_MILLIS);
        connections.add(socket);
        return socket;
    }

    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException e) {
            return true;
        }
    }
}
