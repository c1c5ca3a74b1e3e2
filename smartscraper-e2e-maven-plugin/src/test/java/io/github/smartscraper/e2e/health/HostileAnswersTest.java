package io.github.smartscraper.e2e.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.health.HealthAnswer.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no answer, however long and slow, keeps {@link HealthProbe} from coming to an end. */
@DisplayName("A health probe")
@Timeout(90)
final class HostileAnswersTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final HealthProbe patient = new HealthProbe(Duration.ofSeconds(30));
    private final HealthProbe hasty = new HealthProbe(Duration.ofMillis(500));

    @DisplayName("has one deadline for all of an answer that comes a byte at a time")
    @ParameterizedTest(name = "from {0}")
    @CsvSource({
        "'',                                                      no answer within 500 ms",
        "'HTTP/1.1 200 OK\nX: ',                                  no answer within 500 ms",
        "'HTTP/1.1 200 OK\nContent-Length: 1000000\n\n',          'HTTP 200, but no end of it within 500 ms'",
        "'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nfff\n',  'HTTP 200, but no end of it within 500 ms'",
        "'HTTP/1.1 200 OK\n\n',                                   'HTTP 200, but no end of it within 500 ms'"
    })
    void aByteAtATime(String beginning, String text) throws IOException {
        try (RawServer server = RawServer.trickling(beginning)) {
            assertThat(hasty.ask(server.address())).isEqualTo(new HealthAnswer(Outcome.LATE, text));
        }
    }

    @DisplayName("reads no more of a body of 2 GB than it needs")
    @ParameterizedTest(name = "({0})")
    @ValueSource(strings = {"Content-Length: 2147483648\r\n", "Transfer-Encoding: chunked\r\n", ""})
    void hugeBody(String header) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        try (RawServer server = new RawServer(out -> {
            out.write((OK + header + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 2048; sent++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(megabyte);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(patient.ask(server.address()).isHealthy()).isTrue();
        }
    }

    @Test
    @DisplayName("gives up a head that never ends")
    void endlessHead() throws IOException {
        try (RawServer server = new RawServer(out -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-More: of this\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(patient.ask(server.address()))
                    .isEqualTo(new HealthAnswer(Outcome.SILENT, "not an answer of HTTP"));
        }
    }

    @DisplayName("sees the end of an answer whose connection stays open")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                OK + "Content-Length: 2\r\n\r\nok",
                OK + "content-length:0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n1;x=y\r\n!\r\n0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n",
                "HTTP/1.1 200\nContent-Length: 0\n\n"
            })
    void openConnection(String answer) throws IOException {
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(patient.ask(server.address())).isEqualTo(HealthAnswer.of(200, true));
        }
    }

    @DisplayName("takes the status for healthy that the user has named, without waiting for a body that can't come")
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"204, 200-299", "304, 304", "302, '200,302'"})
    void namedStatus(int status, String healthy) throws IOException {
        HealthRequest request =
                new HealthRequest("/health", StatusCodes.parse(healthy).orElseThrow(), Duration.ofSeconds(30));
        try (RawServer server = RawServer.saying("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(new HealthProbe(request).ask(server.address())).isEqualTo(HealthAnswer.of(status, true));
        }
    }

    @DisplayName("does not take for healthy what is no answer of HTTP")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "220 mail.example ESMTP\r\n",
                OK + "Content-Length: -5\r\n\r\n",
                OK + "Content-Length: many\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\nmany\r\n"
            })
    void noHttp(String answer) throws IOException {
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(patient.ask(server.address()))
                    .isEqualTo(new HealthAnswer(Outcome.SILENT, "not an answer of HTTP"));
        }
    }

    @DisplayName("knows a record of TLS")
    @ParameterizedTest
    @ValueSource(strings = {"\u0015\u0003\u0001\u0000\u0002\u0002F", "\u0016\u0003\u0003"})
    void tls(String record) throws IOException {
        try (RawServer server = RawServer.saying(record)) {
            assertThat(patient.ask(server.address()))
                    .isEqualTo(new HealthAnswer(Outcome.ENCRYPTED, "TLS instead of HTTP"));
        }
    }

    /** Not beside tests that connect to something. */
    @Isolated
    @Nested
    final class BehindAProxy {

        @Test
        @DisplayName("goes past the proxy that the JVM has been given")
        void noProxy() throws IOException {
            ProxySelector before = ProxySelector.getDefault();
            try (RawServer server = RawServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
                ProxySelector.setDefault(new NoWay());
                assertThat(patient.ask(server.address()).isHealthy()).isTrue();
            } finally {
                ProxySelector.setDefault(before);
            }
        }
    }

    /** A SOCKS proxy that is not there. */
    private static final class NoWay extends ProxySelector {

        @Override
        public List<Proxy> select(URI address) {
            return List.of(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // Nobody asks.
        }
    }
}
