package io.github.smartscraper.e2e.worker.server.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthAnswer.Outcome;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.ListenerTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Diagnosis}. */
@DisplayName("A diagnosis")
@Timeout(90)
final class DiagnosisTest {

    private static final HealthRequest REQUEST = new HealthRequest("/health", StatusCodes.OK, Duration.ofMillis(300));
    private static final HealthAnswer REFUSED = new HealthAnswer(Outcome.REFUSED, "connection refused");

    @Test
    @DisplayName("of a server that refuses finds where it listens, whether the port is right or not")
    void elsewhere() {
        assertThat(refused(at("::1", 9000)))
                .isInstanceOfSatisfying(Obstacle.Elsewhere.class, found -> assertThat(found.isOnlyTheAddress())
                        .isTrue());
        assertThat(refused(at("127.0.0.1", 3000)))
                .isInstanceOfSatisfying(Obstacle.Elsewhere.class, found -> assertThat(found.isOnlyTheAddress())
                        .isFalse());
    }

    @Test
    @DisplayName("of a server that listens nowhere says so, if the system tells")
    void nowhere() {
        assertThat(refused()).isEqualTo(new Obstacle.Deaf());
        assertThat(diagnosis(9000).of(REFUSED, Set.of(1L), new Listening(List.of(), false)))
                .isEqualTo(new Obstacle.Unknown());
    }

    @DisplayName("leaves a status alone that no server has which is ready")
    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void unready(int status) {
        assertThat(of(9000, HealthAnswer.of(status, false))).isEqualTo(new Obstacle.Unknown());
    }

    @DisplayName("names a status with which a server may mean that it is ready")
    @ParameterizedTest
    @ValueSource(ints = {204, 302, 401, 403})
    void otherStatus(int status) {
        assertThat(of(9000, HealthAnswer.of(status, false))).isEqualTo(new Obstacle.OtherStatus(status, "200"));
    }

    @DisplayName("finds a server that wants TLS, whatever it makes of a plain request")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"SILENT", "LATE", "NOT_READY", "ENCRYPTED"})
    void encrypted(Outcome outcome) throws Exception {
        try (SSLServerSocket server = tls()) {
            HealthAnswer last =
                    outcome == Outcome.NOT_READY ? HealthAnswer.of(400, false) : new HealthAnswer(outcome, "");

            assertThat(of(server.getLocalPort(), last)).isEqualTo(new Obstacle.Encrypted());
        }
    }

    @Test
    @DisplayName("does not take a plain server for one that wants TLS")
    void plain() throws IOException {
        HttpServer server = HttpServer.create(at("127.0.0.1", 0), 5);
        server.start();
        try {
            int port = server.getAddress().getPort();
            assertThat(of(port, HealthAnswer.of(400, false))).isEqualTo(new Obstacle.OtherStatus(400, "200"));
            assertThat(of(port, new HealthAnswer(Outcome.LATE, ""))).isEqualTo(new Obstacle.Slow(REQUEST.limit()));
            assertThat(of(port, new HealthAnswer(Outcome.SILENT, ""))).isEqualTo(new Obstacle.Unknown());
        } finally {
            server.stop(0);
        }
    }

    /** Has no certificate, and says so in an alert to every client. */
    private static SSLServerSocket tls() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLServerSocket server =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        server.bind(at("127.0.0.1", 0));
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            server.accept().getInputStream().read();
                        }
                    } catch (IOException e) {
                        // The handshake has failed, or the test is over.
                        return;
                    }
                },
                "TLS");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static Obstacle refused(InetSocketAddress... addresses) {
        return diagnosis(9000).of(REFUSED, Set.of(1L), new Listening(List.of(addresses), true));
    }

    private static Obstacle of(int port, HealthAnswer last) {
        return diagnosis(port).of(last, Set.of(1L), new Listening(List.of(), true));
    }

    private static Diagnosis diagnosis(int port) {
        return new Diagnosis(URI.create("http://127.0.0.1:" + port + "/health"), REQUEST);
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(host, port);
    }

    /** A table in which somebody listens at these addresses. */
    private record Listening(List<InetSocketAddress> known, boolean told) implements ListenerTable {

        @Override
        public Optional<Listener> onPort(int port) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> isOneOf(Set<Long> pids, int port) {
            return Stream.of(false).filter(no -> told).findFirst();
        }

        @Override
        public Optional<String> onAllInterfaces(Set<Long> pids, int port) {
            return Optional.empty();
        }

        @Override
        public List<InetSocketAddress> addresses(Set<Long> pids) {
            return known;
        }
    }
}
