package io.github.smartscraper.e2e.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smartscraper.e2e.health.HealthAnswer.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what {@link HealthProbe} makes of all that a server can do. */
@Timeout(90)
final class HealthProbeTest {

    /** Servers that speak HTTP. */
    @Nested
    final class Answering {

        private final HealthProbe probe = new HealthProbe(Duration.ofSeconds(10));
        private HttpServer server;

        @BeforeEach
        void startServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
            server.start();
        }

        @AfterEach
        void stopServer() {
            server.stop(0);
        }

        @Test
        @DisplayName("Status 200 is healthy")
        void status200IsHealthy() {
            // given
            answer("/health", 200);

            // when
            HealthAnswer answer = probe.ask(health());

            // then
            assertThat(answer).isEqualTo(HealthAnswer.of(200, true));
            assertThat(answer.isHealthy()).isTrue();
        }

        @ParameterizedTest(name = "Status {0} is not ready")
        @DisplayName("Any other status is not ready, 204 included")
        @ValueSource(ints = {204, 404, 500, 503})
        void anyOtherStatusIsNotReady(int status) {
            // given
            answer("/health", status);

            // when
            HealthAnswer answer = probe.ask(health());

            // then
            assertThat(answer).isEqualTo(HealthAnswer.of(status, false));
            assertThat(answer.isHealthy()).isFalse();
        }

        @Test
        @DisplayName("A redirect is not ready, and not followed")
        void aRedirectIsNotFollowed() {
            // given
            server.createContext("/health", exchange -> {
                exchange.getResponseHeaders().add("Location", "/login");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            answer("/login", 200);

            // when, then
            assertThat(probe.ask(health())).isEqualTo(HealthAnswer.of(302, false));
        }

        @Test
        @DisplayName("A server that is not ready and then is, is asked anew each time")
        void aServerIsAskedAnew() {
            // given
            answer("/health", 503);
            HealthAnswer before = probe.ask(health());
            server.removeContext("/health");

            // when
            answer("/health", 200);

            // then
            assertThat(before.isHealthy()).isFalse();
            assertThat(probe.ask(health()).isHealthy()).isTrue();
        }

        private void answer(String path, int status) {
            server.createContext(path, exchange -> {
                byte[] body = "{\"status\":\"answered\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
                if (status != 204) {
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
        }

        private URI health() {
            return uri(server.getAddress().getPort());
        }
    }

    /** Servers that don't. */
    @Nested
    final class Silent {

        private final HealthProbe probe = new HealthProbe(Duration.ofSeconds(1));

        @Test
        @DisplayName("A port on which nothing listens refuses")
        void nothingListens() throws IOException {
            // given
            int port;
            try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = closed.getLocalPort();
            }

            // when, then
            assertThat(probe.ask(uri(port))).isEqualTo(new HealthAnswer(Outcome.REFUSED, "connection refused"));
        }

        @Execution(ExecutionMode.CONCURRENT)
        @Test
        @DisplayName("A server that takes the connection and says nothing is late when the limit is over")
        void aServerThatSaysNothing() throws IOException {
            // given
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {

                // when
                HealthAnswer answer = probe.ask(uri(server.getLocalPort()));

                // then
                assertThat(answer).isEqualTo(new HealthAnswer(Outcome.LATE, "no answer within 1 s"));
            }
        }

        @Execution(ExecutionMode.CONCURRENT)
        @Test
        @DisplayName("A server that stops in the middle of its answer is late")
        void aServerThatStopsInTheMiddle() throws IOException {
            // given
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Socket> connection =
                        reply(server, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":");

                // when
                HealthAnswer answer = probe.ask(uri(server.getLocalPort()));

                // then
                connection.join().close();
                assertThat(answer).isEqualTo(new HealthAnswer(Outcome.LATE, "HTTP 200, but no end of it within 1 s"));
            }
        }

        @Test
        @DisplayName("A server that hangs up without a word is silent, and there is a reason to show")
        void aServerThatHangsUp() throws IOException {
            // given
            CompletableFuture<Void> hangingUp;
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                hangingUp = CompletableFuture.runAsync(() -> hangUp(server));

                // when
                HealthAnswer answer = probe.ask(uri(server.getLocalPort()));

                // then
                assertThat(answer.outcome()).isEqualTo(Outcome.SILENT);
                assertThat(answer.text()).isNotBlank().isNotEqualTo("null");
            }
            hangingUp.join();
        }

        @Test
        @DisplayName("A server that does not speak HTTP is not healthy")
        void aServerThatDoesNotSpeakHttp() throws IOException {
            // given
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Socket> connection = reply(server, "220 mail.example ESMTP\r\n");

                // when
                HealthAnswer answer = probe.ask(uri(server.getLocalPort()));

                // then
                connection.join().close();
                assertThat(answer.isHealthy()).isFalse();
            }
        }

        /** Takes one connection and leaves it open. */
        private static CompletableFuture<Socket> reply(ServerSocket server, String text) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    Socket connection = server.accept();
                    OutputStream out = connection.getOutputStream();
                    out.write(text.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    return connection;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        /** The JDK may ask a second time when a connection is lost without an answer. */
        private static void hangUp(ServerSocket server) {
            try {
                while (!server.isClosed()) {
                    server.accept().close();
                }
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port + "/health");
    }
}
