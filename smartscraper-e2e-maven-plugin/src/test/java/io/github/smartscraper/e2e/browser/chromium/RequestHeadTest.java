package io.github.smartscraper.e2e.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link RequestHead}. */
final class RequestHeadTest {

    private static final String REQUEST = """
            GET /right HTTP/1.1\r
            Host: 127.0.0.1:9\r
            Upgrade: websocket\r
            sec-webSocket-key: dGhlIHNhbXBsZSBub25jZQ== \r
            \r
            """;

    @Test
    @DisplayName("The path is told, and the key that a proof is wanted for")
    void upgrade() {
        RequestHead head = new RequestHead(REQUEST);

        assertThat(head.asksFor("/right")).isTrue();
        assertThat(head.key()).contains("dGhlIHNhbXBsZSBub25jZQ==");
    }

    @Test
    @DisplayName("What is no upgrade has no key")
    void noUpgrade() {
        assertThat(new RequestHead("GET /right HTTP/1.1\r\nX: Sec-WebSocket-Key: x\r\n\r\n").key())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /wrong HTTP/1.1\r\n\r\n",
                "GET /right/ HTTP/1.1\r\n\r\n",
                "POST /right HTTP/1.1\r\n\r\n",
                "GET /right\r\n\r\n",
                "\r\n\r\n"
            })
    @DisplayName("Nothing else asks for the path")
    void others(String request) {
        assertThat(new RequestHead(request).asksFor("/right")).isFalse();
    }
}
