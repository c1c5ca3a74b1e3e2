package io.github.smartscraper.e2e.results.interchange;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.timeline.MethodOutcome;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Content of {@code ctrf.json}: the tests of a run in the Common Test Report Format (ctrf.io). */
final class CtrfJson {

    /** The only version that the format's own tools know: it has not reached 1.0.0 yet. */
    private static final String VERSION = "0.0.0";

    private static final String TOOL = "smartscraper-e2e-maven-plugin";

    private final JsonGenerator json;
    private final RunReport report;
    private final Snapshot timeline;
    private final List<Test> tests = new ArrayList<>();

    CtrfJson(JsonGenerator json, RunReport report) {
        this.json = json;
        this.report = report;
        this.timeline = report.timeline();
        report.results().classes().forEach(this::collect);
    }

    /** Test with all of its attempts, the last of which counts. */
    private record Test(ClassResult of, List<MethodResult> attempts) {

        MethodResult last() {
            return attempts.get(attempts.size() - 1);
        }

        String status() {
            return CtrfJson.status(last().outcome());
        }

        boolean isFlaky() {
            return status().equals("passed")
                    && attempts.stream().anyMatch(attempt -> status(attempt).equals("failed"));
        }

        private static String status(MethodResult attempt) {
            return CtrfJson.status(attempt.outcome());
        }
    }

    private static String status(MethodOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED, ERROR -> "failed";
            case SKIPPED, ABORTED -> "skipped";
        };
    }

    private void collect(ClassResult result) {
        Map<String, List<MethodResult>> byName = new LinkedHashMap<>();
        for (MethodResult method : timeline.methodsOf(result.name())) {
            String key = method.names().testClass() + '#' + method.names().name();
            byName.computeIfAbsent(key, name -> new ArrayList<>()).add(method);
        }
        byName.values().forEach(attempts -> tests.add(new Test(result, attempts)));
    }

    void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("reportFormat", "CTRF");
        json.writeStringField("specVersion", VERSION);
        json.writeStringField("generatedBy", TOOL);
        json.writeObjectFieldStart("results");
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", TOOL);
        JsonFile.text(json, "version", timeline.facts().versions().getOrDefault("plugin", ""));
        json.writeEndObject();
        summary();
        json.writeArrayFieldStart("tests");
        for (Test test : tests) {
            test(test);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void summary() throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("tests", tests.size());
        for (String status : List.of("passed", "failed", "skipped", "pending", "other")) {
            json.writeNumberField(
                    status,
                    tests.stream().filter(test -> test.status().equals(status)).count());
        }
        json.writeNumberField("flaky", tests.stream().filter(Test::isFlaky).count());
        json.writeNumberField("suites", report.results().classes().size());
        json.writeNumberField("start", timeline.beganAt());
        json.writeNumberField("stop", timeline.endedAt().orElse(timeline.beganAt()));
        json.writeEndObject();
    }

    private void test(Test test) throws IOException {
        MethodResult last = test.last();
        json.writeStartObject();
        json.writeStringField(
                "name", last.names().displayName().orElse(last.names().name()));
        json.writeStringField("status", test.status());
        attempt(last);
        json.writeStringField("rawStatus", last.outcome().name());
        json.writeArrayFieldStart("suite");
        json.writeString(test.of().name());
        if (!last.names().testClass().equals(test.of().name())) {
            json.writeString(last.names().testClass());
        }
        json.writeEndArray();
        JsonFile.text(json, "filePath", report.story(test.of().name()).source());
        JsonFile.text(json, "threadId", worker(test.of().name(), last.round()));
        if (test.attempts().size() > 1) {
            json.writeNumberField("retries", test.attempts().size() - 1);
            json.writeBooleanField("flaky", test.isFlaky());
            earlier(test);
        }
        json.writeEndObject();
    }

    private Optional<String> worker(String testClass, int round) {
        return timeline.runsOf(testClass).stream()
                .filter(run -> run.place().round() == round)
                .map(run -> "worker " + run.place().worker())
                .findFirst();
    }

    private void earlier(Test test) throws IOException {
        json.writeArrayFieldStart("retryAttempts");
        for (int i = 0; i < test.attempts().size() - 1; i++) {
            json.writeStartObject();
            json.writeNumberField("attempt", i + 1);
            json.writeStringField("status", Test.status(test.attempts().get(i)));
            attempt(test.attempts().get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void attempt(MethodResult attempt) throws IOException {
        json.writeNumberField("duration", attempt.durationMillis());
        json.writeNumberField("start", attempt.beganAt());
        json.writeNumberField("stop", attempt.beganAt() + attempt.durationMillis());
        if (attempt.failure().isPresent()) {
            MethodResult.Failure failure = attempt.failure().get();
            JsonFile.text(json, "message", failure.message());
            JsonFile.text(json, "trace", failure.stack());
            if (failure.line().isPresent()) {
                json.writeNumberField("line", failure.line().getAsInt());
            }
        }
    }
}
