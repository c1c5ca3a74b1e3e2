package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smartscraper.e2e.failsafe.bridge.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link ForkEnd} in JVMs of their own. */
@DisplayName("The end of a fork")
final class ForkEndTest {

    @Test
    @DisplayName("ends the thread of a client that a test has left open")
    void openClient() throws Exception {
        assertThat(run("open client").output()).isEqualToIgnoringNewLines("selector runs, and has ended");
    }

    @Test
    @DisplayName("lets the hooks of tests go on using their clients")
    void hook() throws Exception {
        assertThat(run("hook").output()).isEqualToIgnoringNewLines("the hook got 200");
    }

    @Test
    @DisplayName("leaves the other threads of tests alone")
    void otherThreads() throws Exception {
        assertThat(run("other thread").output()).isEqualToIgnoringNewLines("not interrupted");
    }

    private static JavaProcess run(String what) throws Exception {
        JavaProcess fork = JavaProcess.run(
                List.of(
                        "-cp",
                        JavaProcess.locationOf(ForkEnd.class) + ":" + JavaProcess.locationOf(Main.class),
                        Main.class.getName(),
                        what),
                Map.of());
        assertThat(fork.exitCode()).isZero();
        return fork;
    }

    /** Stands for a fork with tests that leave something behind. */
    public static final class Main {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        private Main() {}

        /** Leaves what the argument says, and ends. */
        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "open client" -> openClient();
                case "hook" -> hook();
                default -> otherThread();
            }
            System.exit(0);
        }

        private static void openClient() throws InterruptedException {
            Thread selector = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().endsWith("SelectorManager"))
                    .findFirst()
                    .orElseThrow();
            System.out.print(selector.isAlive() ? "selector runs, " : "");
            ForkEnd.afterClass();
            ForkEnd.atEnd().run();
            selector.join();
            System.out.println("and has ended");
        }

        private static void hook() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                pause();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> askIn(address)));
            ForkEnd.afterClass();
        }

        private static void askIn(URI address) {
            try {
                int status = CLIENT.send(
                                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                System.out.println("the hook got " + status);
            } catch (IOException | InterruptedException e) {
                System.out.println("the hook got " + e);
            }
        }

        private static void otherThread() throws InterruptedException {
            Thread other = new Thread(Main::pause);
            other.start();
            ForkEnd.afterClass();
            ForkEnd.atEnd().run();
            System.out.println(other.isInterrupted() ? "interrupted" : "not interrupted");
            other.join();
        }

        private static void pause() {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        }
    }
}
