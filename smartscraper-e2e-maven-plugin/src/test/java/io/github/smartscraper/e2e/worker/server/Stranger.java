package io.github.smartscraper.e2e.worker.server;

import static io.github.smartscraper.e2e.PatientWait.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A server in the JVM of the test that answers everything with 200, on a port that was a worker's. */
public final class Stranger implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger answers = new AtomicInteger();

    private Stranger(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            answers.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Takes the port as soon as it is free. */
    public static Stranger take(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server = await().pollInterval(Duration.ofMillis(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> HttpServer.create(address, 0), created -> true);
        return new Stranger(server);
    }

    /** How often it has answered. */
    public int answers() {
        return answers.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
