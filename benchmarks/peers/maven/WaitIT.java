package peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class @name@ {

    @Test
    void waits() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("TEST_BASE_URL") + "/health"))
                .header("Authorization", "Bearer " + System.getProperty("API_TOKEN"))
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        Thread.sleep(Long.parseLong(System.getenv("PEERS_MILLIS")));
    }
}
