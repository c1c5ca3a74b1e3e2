package io.github.smartscraper.e2e.browser.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.browser.chromium.BrowserClient;
import io.github.smartscraper.e2e.ports.loopback.LoopbackServer;
import io.github.smartscraper.e2e.ports.loopback.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests {@link WebSocketConnection} with the client of the JDK, to which each message is sent back. */
@DisplayName("A WebSocket")
@Timeout(90)
final class WebSocketConnectionTest {

    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");

    private LoopbackServer server;

    @BeforeEach
    void open() throws IOException {
        server = new LoopbackServer("e2e-test-websocket", WebSocketConnectionTest::serve);
        server.start();
    }

    private static void serve(Visitor visitor) throws IOException {
        Matcher key = KEY.matcher(visitor.request("\r\n\r\n"));
        try (WebSocketConnection connection = new WebSocketConnection(visitor)) {
            connection.accept(key.find() ? key.group(1) : "");
            Optional<byte[]> message = connection.read();
            while (message.isPresent()) {
                connection.send(message.get());
                message = connection.read();
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    @DisplayName("proves that it is one, as RFC 6455 has it")
    void proof() {
        assertThat(WebSocketConnection.proof("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    @DisplayName("takes short, long and very long texts, and those that come in parts")
    void lengths() throws Exception {
        try (BrowserClient client = client()) {
            for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, 3_000_000}) {
                String text = "ü".repeat(length);
                client.say("{\"text\":\"" + text + "\"}");
                assertThat(client.next().path("text").asText()).isEqualTo(text);
            }
            client.sayInParts("{\"text\":", "\"in ", "parts\"}");
            assertThat(client.next().path("text").asText()).isEqualTo("in parts");
        }
    }

    @Test
    @DisplayName("answers a ping, and takes its leave when the client does")
    void control() throws Exception {
        try (BrowserClient client = client()) {
            client.ping();
            client.leave();

            assertThat(client.isEnded()).isTrue();
        }
    }

    private BrowserClient client() {
        return BrowserClient.ask(URI.create("ws://127.0.0.1:" + server.port() + "/"));
    }
}
