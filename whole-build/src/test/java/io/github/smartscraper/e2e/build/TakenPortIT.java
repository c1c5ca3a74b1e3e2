package io.github.smartscraper.e2e.build;

import static io.github.smartscraper.e2e.build.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that somebody else has: a test must never talk to a stranger, nor may the stranger be harmed. */
@RunsMaven
@DisplayName("A port that a stranger has, who answers 200 to everything,")
class TakenPortIT {

    @ParameterizedTest(name = "on {0}")
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    @DisplayName("is passed over, with a line that says by whom it is taken")
    void isPassedOver(String address, MavenBuilds builds) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer stranger = startStranger(new InetSocketAddress(address, 0), requests);
        int taken = stranger.getAddress().getPort();
        try {
            BuildResult build = builds.sample("plain")
                    .goals("verify")
                    .basePort(taken)
                    .property("it.test", "AlphaIT")
                    .execute();

            String pid = Long.toString(ProcessHandle.current().pid());
            assertThatBuild(build).succeeded().saysInOneLine(Integer.toString(taken), pid);
            assertThat(build.visits().by("AlphaIT").port()).isNotEqualTo(taken);
            assertThat(requests).as("requests that the stranger got").hasValue(0);
            assertThat(statusOf(taken)).isEqualTo(200);
        } finally {
            stranger.stop(0);
        }
    }

    private static HttpServer startStranger(InetSocketAddress address, AtomicInteger requests) throws Exception {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int statusOf(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
