package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Has SmartScraper, the server of this fork, read a page of this JVM with its browser. */
final class Scraper implements AutoCloseable {

    private static final String PAGE = "<html><body><main id='m'></main><script>"
            + "document.getElementById('m').textContent = ['written', 'by', 'a', 'script'].join(' ');</script></body></html>";

    private final HttpServer site;

    Scraper() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/page", exchange -> {
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    void scrape() throws Exception {
        String url = "http://127.0.0.1:" + site.getAddress().getPort() + "/page";
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("TEST_BASE_URL") + "/api/scrape"))
                .header("Authorization", "Bearer " + System.getProperty("API_TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"url\": \"" + url + "\", \"outputType\": \"content_only\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("written by a script"), answer.body());
    }

    /** Notes for the whole-build test what this class found. */
    static void note(String testClass, String browser) throws IOException {
        Properties notes = new Properties();
        notes.setProperty("baseUrl", System.getProperty("TEST_BASE_URL"));
        notes.setProperty("endpoint", SharedBrowser.endpoint());
        notes.setProperty("browser", browser);
        Path directory = Files.createDirectories(Path.of("target/notes"));
        try (var out = Files.newOutputStream(directory.resolve(testClass + ".properties"))) {
            notes.store(out, null);
        }
    }

    @Override
    public void close() {
        site.stop(0);
    }
}
