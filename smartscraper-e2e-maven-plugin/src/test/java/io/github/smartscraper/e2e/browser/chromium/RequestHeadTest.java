package io.github.smartscraper.e2e.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link RequestHead}. */
final class RequestHeadTest {

    private static final String REQUEST = "GET /right HTTP/1.1\r\nHost: 127.0.0.1:9\r\nUpgrade: websocket\r\n\r\n";

    @Test
    @DisplayName("What comes behind the head is left to be read")
    void ends() throws IOException {
        // given
        ByteArrayInputStream input = bytes(REQUEST + "behind");

        // when
        RequestHead head = RequestHead.read(new Socket(), input);

        // then
        assertThat(head.text()).isEqualTo(REQUEST);
        assertThat(new String(input.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("behind");
    }

    @Test
    @DisplayName("Only the path is replaced")
    void withPath() throws IOException {
        RequestHead head = RequestHead.read(new Socket(), bytes(REQUEST));

        assertThat(head.asksFor("/right")).isTrue();
        assertThat(new String(head.withPath("/another"), StandardCharsets.US_ASCII))
                .isEqualTo(REQUEST.replace("/right", "/another"));
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
    void others(String request) throws IOException {
        assertThat(RequestHead.read(new Socket(), bytes(request)).asksFor("/right"))
                .isFalse();
    }

    @Test
    @DisplayName("A request that does not end is an error")
    void endless() {
        assertThatIOException().isThrownBy(() -> RequestHead.read(new Socket(), bytes("GET /right HTTP/1.1\r\n")));
        assertThatIOException().isThrownBy(() -> RequestHead.read(new Socket(), bytes("x".repeat(100_000))));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
