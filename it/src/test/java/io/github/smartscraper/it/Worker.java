package io.github.smartscraper.it;

import java.net.URI;
import java.nio.file.Path;

/**
 * The server that this fork was given, as the plugin hands it over in system properties.
 *
 * @param baseUrl where the server listens, without a path
 * @param dataDir the directory that holds the server's files
 * @param apiToken the token that the server accepts
 * @param id the worker's number
 */
public record Worker(URI baseUrl, Path dataDir, String apiToken, String id) {

    public static Worker current() {
        return new Worker(
                URI.create(property("TEST_BASE_URL")),
                Path.of(property("DATA_DIR")),
                property("API_TOKEN"),
                property("E2E_WORKER_ID"));
    }

    private static String property(String name) {
        String value = System.getProperty(name, System.getenv(name));
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Neither a system property " + name + " nor a variable: these tests "
                    + "need a running server. Run them with `mvn verify`; in an IDE, start workers with "
                    + "`mvn smartscraper-e2e:run` and give it target/smartscraper-e2e/worker-0.env.");
        }
        return value;
    }
}
