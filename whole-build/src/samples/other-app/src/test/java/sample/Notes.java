package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** The notes service of this fork. */
final class Notes {

    private final String baseUrl = System.getProperty("TEST_BASE_URL");
    private final HttpClient http = HttpClient.newHttpClient();

    String read() throws Exception {
        return send(request("/note").GET());
    }

    void write(String note) throws Exception {
        send(request("/note").PUT(HttpRequest.BodyPublishers.ofString(note)));
    }

    void assertThatTheServiceWasToldAboutItself() throws Exception {
        String id = System.getProperty("E2E_WORKER_ID");
        List<String> expected = List.of("notes-" + id, baseUrl + "/", "key-of-" + id, System.getProperty("DATA_DIR"));
        assertEquals(expected, send(request("/self").GET()).lines().toList());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
