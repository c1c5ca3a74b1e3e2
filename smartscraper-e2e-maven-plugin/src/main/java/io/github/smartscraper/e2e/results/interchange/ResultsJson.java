package io.github.smartscraper.e2e.results.interchange;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.TestCounts;
import io.github.smartscraper.e2e.results.timeline.Past;
import java.io.IOException;

/**
 * Content of {@code results.json}, version 2: what version 1 has, in the same order, and details of the run, of each class and
 * of the workers besides.
 */
final class ResultsJson {

    private static final int VERSION = 2;

    private final JsonGenerator json;
    private final RunReport report;
    private final TimelineJson timeline;

    ResultsJson(JsonGenerator json, RunReport report) {
        this.json = json;
        this.report = report;
        this.timeline = new TimelineJson(json, report.timeline());
    }

    void write() throws IOException {
        RunResults results = report.results();
        json.writeStartObject();
        json.writeNumberField("schemaVersion", VERSION);
        json.writeNumberField("shard", results.shard());
        json.writeNumberField("shards", results.shards());
        json.writeNumberField("known", results.known());
        totals(results.totals());
        timeline.run();
        json.writeArrayFieldStart("classes");
        for (ClassResult result : results.classes()) {
            classResult(result);
        }
        json.writeEndArray();
        timeline.workers();
        json.writeEndObject();
    }

    private void totals(RunResults.Totals totals) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("classes", totals.classes());
        json.writeNumberField("cached", totals.cached());
        json.writeNumberField("tests", totals.tests());
        json.writeNumberField("failures", totals.failures());
        json.writeNumberField("skipped", totals.skipped());
        json.writeEndObject();
    }

    private void classResult(ClassResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", result.name());
        json.writeStringField("outcome", result.outcome().name());
        counts(result.counts());
        ClassResult.Execution execution = result.execution();
        json.writeNumberField("durationMillis", execution.durationMillis());
        json.writeNumberField("worker", execution.worker());
        json.writeNumberField("attempts", execution.attempts());
        json.writeBooleanField("infrastructureFault", execution.infrastructureFault());
        json.writeNumberField("endedAt", execution.endedAt());
        json.writeArrayFieldStart("faults");
        for (String fault : result.faults()) {
            json.writeString(fault);
        }
        json.writeEndArray();
        ClassStory story = report.story(result.name());
        JsonFile.text(json, "reason", story.reason());
        JsonFile.text(json, "source", story.source());
        timeline.ofClass(result.name());
        history(story);
        json.writeEndObject();
    }

    private void counts(TestCounts counts) throws IOException {
        json.writeNumberField("tests", counts.tests());
        json.writeNumberField("failures", counts.failures());
        json.writeNumberField("skipped", counts.skipped());
        json.writeNumberField("disabled", counts.disabled());
    }

    private void history(ClassStory story) throws IOException {
        if (!story.history().isEmpty()) {
            json.writeArrayFieldStart("history");
            for (Past past : story.history()) {
                json.writeStartObject();
                json.writeNumberField("at", past.at());
                json.writeNumberField("durationMillis", past.durationMillis());
                json.writeStringField("outcome", past.outcome());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
