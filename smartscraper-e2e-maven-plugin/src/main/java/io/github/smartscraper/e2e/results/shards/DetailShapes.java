package io.github.smartscraper.e2e.results.shards;

import static io.github.smartscraper.e2e.results.shards.Shape.list;
import static io.github.smartscraper.e2e.results.shards.Shape.number;
import static io.github.smartscraper.e2e.results.shards.Shape.object;
import static io.github.smartscraper.e2e.results.shards.Shape.text;
import static io.github.smartscraper.e2e.results.shards.Shape.word;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Shapes of the details; {@code docs/results.schema.json} says the same to others. */
final class DetailShapes {

    private static final Shape LOG = object(
            Set.of("file", "from", "to"),
            Map.of("file", text(), "from", number(), "to", number(), "text", text(), "leftOut", number()));

    private static final Shape CLASS_RUN = object(
            Set.of("round", "worker", "fork", "waitedAt", "beganAt"),
            with(
                    numbers("round", "worker", "fork", "waitedAt", "beganAt", "endedAt"),
                    Map.of("log", LOG, "keptData", text())));

    private static final Shape METHOD = object(
            Set.of("name", "outcome", "round", "beganAt", "durationMillis"),
            with(
                    with(
                            texts("name", "displayName", "testClass", "message", "type", "stack"),
                            numbers("round", "beganAt", "durationMillis", "line")),
                    Map.of("outcome", word(Set.of("PASSED", "FAILED", "ERROR", "SKIPPED", "ABORTED")), "log", LOG)));

    private static final Shape PAST = object(
            Set.of("at", "durationMillis", "outcome"),
            Map.of("at", number(), "durationMillis", number(), "outcome", text()));

    /** Of a class; the results have the rest. */
    static final Map<String, Shape> OF_CLASS = Map.of(
            "reason",
            text(),
            "source",
            text(),
            "runs",
            list(CLASS_RUN),
            "methods",
            list(METHOD),
            "history",
            list(PAST));

    private static final Shape RUN = object(
            Set.of("beganAt"),
            with(
                    with(
                            texts("project", "execution", "directory", "command", "seed"),
                            numbers("beganAt", "endedAt", "allowedWorkers", "cores", "shard")),
                    Map.of("versions", Shape.texts(), "parameters", Shape.texts(), "events", list(event("what")))));

    private static final Shape WORKER = object(
            Set.of("id", "events"),
            with(
                    with(
                            texts("url", "log"),
                            numbers("id", "port", "startMillis", "restarts", "cpuMillis", "peakMemoryBytes", "shard")),
                    Map.of("events", list(event("state")))));

    /** Of a run; the results have the rest. */
    static final Map<String, Shape> OF_RUN =
            Map.of("schemaVersion", number(), "run", RUN, "runs", list(RUN), "workers", list(WORKER));

    private DetailShapes() {}

    private static Shape event(String what) {
        return object(Set.of("at", what), Map.of("at", number(), what, text(), "detail", text()));
    }

    private static Map<String, Shape> texts(String... names) {
        return all(text(), names);
    }

    private static Map<String, Shape> numbers(String... names) {
        return all(number(), names);
    }

    private static Map<String, Shape> all(Shape shape, String... names) {
        Map<String, Shape> fields = new TreeMap<>();
        Stream.of(names).forEach(name -> fields.put(name, shape));
        return fields;
    }

    private static Map<String, Shape> with(Map<String, Shape> some, Map<String, Shape> more) {
        Map<String, Shape> fields = new TreeMap<>(some);
        fields.putAll(more);
        return fields;
    }
}
