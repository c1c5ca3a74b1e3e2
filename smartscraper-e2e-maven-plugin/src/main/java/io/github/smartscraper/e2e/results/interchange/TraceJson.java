package io.github.smartscraper.e2e.results.interchange;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.smartscraper.e2e.results.timeline.ClassRun;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import io.github.smartscraper.e2e.results.timeline.TimedEvent;
import io.github.smartscraper.e2e.results.timeline.WorkerHistory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Content of {@code trace.json}: a run in Chrome's trace event format, a lane for the run and one for each worker. */
final class TraceJson {

    private static final int PROCESS = 1;
    private static final int RUN_LANE = 0;
    private static final long MICROS = 1000;
    private static final Set<String> UP = Set.of("READY", "GONE");
    /** What begins a span that ends when the server is ready. */
    private static final Map<String, String> SPANS = Map.of("LAUNCHED", "start", "RESTARTING", "restart");

    private final JsonGenerator json;
    private final Snapshot timeline;

    TraceJson(JsonGenerator json, Snapshot timeline) {
        this.json = json;
        this.timeline = timeline;
    }

    void write() throws IOException {
        json.writeStartArray();
        name("process_name", RUN_LANE, "e2e run");
        name("thread_name", RUN_LANE, "run");
        for (TimedEvent milestone : timeline.milestones()) {
            instant(RUN_LANE, milestone.what(), milestone);
        }
        for (WorkerHistory worker : timeline.workers()) {
            worker(worker);
        }
        for (Map.Entry<String, List<ClassRun>> entry : timeline.runs().entrySet()) {
            for (ClassRun run : entry.getValue()) {
                classRun(entry.getKey(), run);
            }
        }
        json.writeEndArray();
    }

    private static int lane(int worker) {
        return worker + 1;
    }

    private void name(String kind, int lane, String name) throws IOException {
        begin("M", lane, kind, timeline.beganAt());
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void worker(WorkerHistory worker) throws IOException {
        int lane = lane(worker.id());
        name("thread_name", lane, "worker " + worker.id());
        List<TimedEvent> events = worker.events();
        for (int i = 0; i < events.size(); i++) {
            TimedEvent event = events.get(i);
            if (SPANS.containsKey(event.what())) {
                span(lane, SPANS.getOrDefault(event.what(), ""), event.at(), up(events, i));
            } else {
                instant(lane, event.what(), event);
            }
        }
    }

    /** When the server was up again, or never came up. */
    private long up(List<TimedEvent> events, int from) {
        return events.subList(from + 1, events.size()).stream()
                .filter(event -> UP.contains(event.what()))
                .mapToLong(TimedEvent::at)
                .findFirst()
                .orElse(end());
    }

    private void classRun(String testClass, ClassRun run) throws IOException {
        int lane = lane(run.place().worker());
        if (run.beganAt() > run.waitedAt()) {
            span(lane, "reset", run.waitedAt(), run.beganAt());
        }
        span(lane, testClass, run.beganAt(), run.endedAt().orElse(end()));
        for (MethodResult method : timeline.methodsOf(testClass)) {
            if (method.round() == run.place().round()) {
                span(
                        lane,
                        method.names().displayName().orElse(method.names().name()),
                        method.beganAt(),
                        method.beganAt() + method.durationMillis());
            }
        }
    }

    private long end() {
        return timeline.endedAt().orElse(timeline.beganAt());
    }

    private void span(int lane, String name, long from, long to) throws IOException {
        begin("X", lane, name, from);
        json.writeNumberField("dur", Math.max(0, to - from) * MICROS);
        json.writeEndObject();
    }

    private void instant(int lane, String name, TimedEvent event) throws IOException {
        begin("i", lane, name, event.at());
        json.writeStringField("s", "t");
        if (!event.detail().isEmpty()) {
            json.writeObjectFieldStart("args");
            json.writeStringField("detail", event.detail());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void begin(String phase, int lane, String name, long at) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeNumberField("pid", PROCESS);
        json.writeNumberField("tid", lane);
        json.writeStringField("name", name);
        json.writeNumberField("ts", at * MICROS);
    }
}
