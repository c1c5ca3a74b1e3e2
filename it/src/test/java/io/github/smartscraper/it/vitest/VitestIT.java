package io.github.smartscraper.it.vitest;

import io.github.smartscraper.it.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The app's own e2e suite in TypeScript, against the server of this fork. */
@DisplayName("Vitest")
class VitestIT {

    private static final Path APP = Path.of(System.getProperty("basedir", ""), "app");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TestFactory
    @DisplayName("The e2e suite of the app")
    Stream<DynamicNode> e2e() {
        Worker worker = Worker.current();
        Map<String, String> environment = Map.of(
                "TEST_BASE_URL", worker.baseUrl().toString(),
                "DATA_DIR", worker.dataDir().toString(),
                "API_TOKEN", worker.apiToken());
        return new VitestSuite(APP, "vitest.e2e.config.ts", environment, LIMIT).tests();
    }
}
