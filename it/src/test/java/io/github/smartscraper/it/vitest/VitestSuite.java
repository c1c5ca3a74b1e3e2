package io.github.smartscraper.it.vitest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * A suite of Vitest tests that a {@code @TestFactory} runs and shows: a container for each file and each describe, and a
 * test for each test, with the time that Vitest measured in its name.
 *
 * @param directory where the package.json is; Vitest must be installed there, nothing is downloaded
 * @param config Vitest's configuration, relative to the directory
 * @param environment variables for Vitest besides those of this JVM; the place for tokens, which stand nowhere else
 * @param limit how long Vitest may take in all
 */
public record VitestSuite(Path directory, String config, Map<String, String> environment, Duration limit) {

    public VitestSuite {
        directory = directory.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /**
     * Runs all of it, and returns what came of it: tests that pass, fail and abort like those of Vitest. If Vitest itself
     * fails, exceeds its limit or finds no test, there is one failing test that says so.
     */
    public Stream<DynamicNode> tests() {
        return new DynamicReport(directory, VitestRun.of(this)).nodes();
    }
}
