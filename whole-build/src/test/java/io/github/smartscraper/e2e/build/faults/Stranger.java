package io.github.smartscraper.e2e.build.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody else's server, in the JVM of the test: it answers 200 to everything, and remembers what it was asked. */
final class Stranger implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Stranger(InetSocketAddress address) throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** One that listens on this port, or on any if it is 0. */
    static Stranger on(String address, int port) throws IOException {
        return new Stranger(new InetSocketAddress(address, port));
    }

    /** One that takes a port in the moment when its owner has died. */
    static Stranger asSoonAsFree(int port) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return on("127.0.0.1", port);
            } catch (BindException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method and path of each request so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    void assertAnswers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/health"))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).as("status of the stranger").isEqualTo(200);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
