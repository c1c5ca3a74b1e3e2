package io.github.smartscraper.e2e.results.interchange;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.smartscraper.e2e.results.timeline.ClassRun;
import io.github.smartscraper.e2e.results.timeline.LogSlice;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.RunFacts;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import io.github.smartscraper.e2e.results.timeline.TimedEvent;
import io.github.smartscraper.e2e.results.timeline.WorkerHistory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Parts of {@code results.json} that come from a timeline. */
final class TimelineJson {

    private final JsonGenerator json;
    private final Snapshot timeline;

    TimelineJson(JsonGenerator json, Snapshot timeline) {
        this.json = json;
        this.timeline = timeline;
    }

    void run() throws IOException {
        RunFacts facts = timeline.facts();
        json.writeObjectFieldStart("run");
        JsonFile.text(json, "project", facts.project());
        JsonFile.text(json, "execution", facts.execution());
        JsonFile.text(json, "directory", facts.directory());
        JsonFile.text(json, "command", facts.command());
        json.writeNumberField("beganAt", timeline.beganAt());
        if (timeline.endedAt().isPresent()) {
            json.writeNumberField("endedAt", timeline.endedAt().get());
        }
        texts("versions", new TreeMap<>(facts.versions()));
        texts("parameters", facts.parameters());
        json.writeNumberField("allowedWorkers", facts.limits().allowedWorkers());
        json.writeNumberField("cores", facts.limits().cores());
        JsonFile.text(json, "seed", facts.limits().seed());
        events("what", timeline.milestones());
        json.writeEndObject();
    }

    private void texts(String field, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private void events(String what, List<TimedEvent> events) throws IOException {
        json.writeArrayFieldStart("events");
        for (TimedEvent event : events) {
            json.writeStartObject();
            json.writeNumberField("at", event.at());
            json.writeStringField(what, event.what());
            JsonFile.text(json, "detail", event.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void ofClass(String testClass) throws IOException {
        if (!timeline.runsOf(testClass).isEmpty()) {
            json.writeArrayFieldStart("runs");
            for (ClassRun run : timeline.runsOf(testClass)) {
                run(run);
            }
            json.writeEndArray();
        }
        if (!timeline.methodsOf(testClass).isEmpty()) {
            json.writeArrayFieldStart("methods");
            for (MethodResult method : timeline.methodsOf(testClass)) {
                method(testClass, method);
            }
            json.writeEndArray();
        }
    }

    private void run(ClassRun run) throws IOException {
        json.writeStartObject();
        json.writeNumberField("round", run.place().round());
        json.writeNumberField("worker", run.place().worker());
        json.writeNumberField("fork", run.place().fork());
        json.writeNumberField("waitedAt", run.waitedAt());
        json.writeNumberField("beganAt", run.beganAt());
        JsonFile.number(json, "endedAt", run.endedAt());
        log(run.log());
        JsonFile.text(json, "keptData", run.keptData());
        json.writeEndObject();
    }

    private void method(String testClass, MethodResult method) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", method.names().name());
        JsonFile.text(json, "displayName", method.names().displayName());
        if (!method.names().testClass().equals(testClass)) {
            json.writeStringField("testClass", method.names().testClass());
        }
        json.writeStringField("outcome", method.outcome().name());
        json.writeNumberField("round", method.round());
        json.writeNumberField("beganAt", method.beganAt());
        json.writeNumberField("durationMillis", method.durationMillis());
        if (method.failure().isPresent()) {
            failure(method.failure().get());
        }
        log(method.log());
        json.writeEndObject();
    }

    private void failure(MethodResult.Failure failure) throws IOException {
        JsonFile.text(json, "message", failure.message());
        JsonFile.text(json, "type", failure.type());
        JsonFile.text(json, "stack", failure.stack());
        if (failure.line().isPresent()) {
            json.writeNumberField("line", failure.line().getAsInt());
        }
    }

    private void log(Optional<LogSlice> log) throws IOException {
        if (log.isPresent()) {
            json.writeObjectFieldStart("log");
            json.writeStringField("file", log.get().file());
            json.writeNumberField("from", log.get().from());
            json.writeNumberField("to", log.get().to());
            json.writeEndObject();
        }
    }

    void workers() throws IOException {
        json.writeArrayFieldStart("workers");
        for (WorkerHistory worker : timeline.workers()) {
            json.writeStartObject();
            json.writeNumberField("id", worker.id());
            json.writeNumberField("port", worker.port());
            JsonFile.text(json, "url", worker.url());
            json.writeStringField("log", worker.log());
            events("state", worker.events());
            usage(worker.usage());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void usage(WorkerHistory.Usage usage) throws IOException {
        json.writeNumberField("startMillis", usage.startMillis());
        json.writeNumberField("restarts", usage.restarts());
        if (usage.peakMemoryBytes() > 0) {
            json.writeNumberField("cpuMillis", usage.cpuMillis());
            json.writeNumberField("peakMemoryBytes", usage.peakMemoryBytes());
        }
    }
}
