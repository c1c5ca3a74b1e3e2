package io.github.smartscraper.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartscraper.it.state.Json;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Answer of the server to one request.
 *
 * @param status the HTTP status
 * @param headers the headers, by name in any case
 * @param body the body as text
 */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return Json.tree(body);
    }

    public Document page() {
        return Jsoup.parse(body);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The whole Set-Cookie line of a cookie, attributes included. */
    public Optional<String> setCookie(String name) {
        return setCookies().stream().filter(line -> line.startsWith(name + "=")).findFirst();
    }

    List<String> setCookies() {
        return headers.allValues("Set-Cookie");
    }
}
