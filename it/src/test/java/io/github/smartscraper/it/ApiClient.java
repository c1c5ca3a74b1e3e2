package io.github.smartscraper.it;

import io.github.smartscraper.it.state.Json;
import java.util.Map;

/** Calls the server's JSON API, with the worker's token unless told otherwise. */
public final class ApiClient {

    private static final String AUTHORIZATION = "Authorization";

    private final WebClient web;
    private final Map<String, String> headers;

    public ApiClient(Worker worker) {
        this(new WebClient(worker.baseUrl()), Map.of(AUTHORIZATION, "Bearer " + worker.apiToken()));
    }

    private ApiClient(WebClient web, Map<String, String> headers) {
        this.web = web;
        this.headers = headers;
    }

    /** The same client (and address) with another Authorization header. */
    public ApiClient withAuthorization(String value) {
        return new ApiClient(web, Map.of(AUTHORIZATION, value));
    }

    /** The same client (and address) without an Authorization header. */
    public ApiClient withoutAuthorization() {
        return new ApiClient(web, Map.of());
    }

    public Answer health() {
        return get("/health");
    }

    public Answer version() {
        return get("/api/version");
    }

    public Answer get(String path) {
        return web.get(path, headers);
    }

    public Answer scrape(String url) {
        return scrapeBody(Json.write(Map.of("url", url)));
    }

    public Answer scrape(String url, String outputType) {
        return scrapeBody(Json.write(Map.of("url", url, "outputType", outputType)));
    }

    public Answer scrapeByXpath(String url, String xpath) {
        return scrapeBody(Json.write(Map.of("url", url, "xpath", xpath)));
    }

    /** Sends any text as the body of a scrape request, JSON or not. */
    public Answer scrapeBody(String body) {
        return web.post("/api/scrape", headers, "application/json", body);
    }
}
