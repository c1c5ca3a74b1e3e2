package io.github.smartscraper.it.vitest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Report of Vitest's JSON reporter, as far as it is needed.
 *
 * @param files one entry for each test file
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record VitestReport(@JsonProperty("testResults") List<TestFile> files) {

    private static final JsonMapper JSON = new JsonMapper();

    VitestReport {
        files = listOf(files);
    }

    static VitestReport read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), VitestReport.class);
    }

    boolean anyFailed() {
        return files.stream().anyMatch(file -> "failed".equals(file.status()));
    }

    boolean isComplete() {
        return files.stream()
                .flatMap(file -> file.tests().stream())
                .noneMatch(test -> test.outcome() == Outcome.UNFINISHED);
    }

    private static <T> List<T> listOf(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /**
     * A test file.
     *
     * @param path where it is, absolute
     * @param message why it has no tests, where it could not be loaded; else empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TestFile(
            @JsonProperty("name") String path,
            String status,
            String message,
            @JsonProperty("assertionResults") List<Test> tests) {

        TestFile {
            tests = listOf(tests);
            message = Objects.requireNonNullElse(message, "");
        }
    }

    /**
     * A test.
     *
     * @param describes titles of the describes around it, outermost first
     * @param duration in milliseconds; null if it did not run
     * @param failures message and stack of each failure
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Test(
            @JsonProperty("ancestorTitles") List<String> describes,
            String title,
            String status,
            Double duration,
            @JsonProperty("failureMessages") List<String> failures) {

        Test {
            describes = listOf(describes);
            failures = listOf(failures);
        }

        Outcome outcome() {
            return switch (status) {
                case "passed" -> Outcome.PASSED;
                case "failed" -> Outcome.FAILED;
                case "skipped", "disabled" -> Outcome.SKIPPED;
                case "todo" -> Outcome.TODO;
                default -> Outcome.UNFINISHED;
            };
        }
    }

    /** Outcome of a test. */
    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED,
        TODO,
        /** It was running or waiting when Vitest ended. */
        UNFINISHED
    }
}
