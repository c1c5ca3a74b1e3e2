package io.github.smartscraper.e2e.results.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Results of any version with their details.
 *
 * @param whole all that is in the file
 * @param plain what version 1 has of it
 */
record DetailedResults(ObjectNode whole, ObjectNode plain) {

    private static final String CLASSES = "classes";
    private static final int LATEST = 2;

    /** Takes results apart. */
    public static DetailedResults of(ObjectNode whole) {
        ObjectNode plain = whole.deepCopy();
        plain.remove(DetailShapes.OF_RUN.keySet());
        if (plain.get(CLASSES) != null) {
            for (JsonNode one : plain.get(CLASSES)) {
                if (one instanceof ObjectNode result) {
                    result.remove(DetailShapes.OF_CLASS.keySet());
                    result.remove(MergedDetails.SHARD);
                }
            }
        }
        if (whole.has(MergedDetails.RUNS)) {
            // As if one machine had run everything.
            plain.put(MergedDetails.SHARD, 1);
            plain.put(MergedDetails.SHARDS, 1);
        }
        return new DetailedResults(whole, plain);
    }

    /** What is wrong with the details; empty if they may have come from a run. */
    public Optional<String> fault() {
        int version = whole.path("schemaVersion").asInt(1);
        if (version < 1 || version > LATEST) {
            return Optional.of("its schemaVersion is " + version + ", and the latest that is known here is " + LATEST);
        }
        return fault(whole, DetailShapes.OF_RUN).or(this::faultOfClasses);
    }

    private Optional<String> faultOfClasses() {
        int number = 0;
        for (JsonNode result : whole.path(CLASSES)) {
            number++;
            Optional<String> fault = fault(result, DetailShapes.OF_CLASS);
            if (fault.isPresent()) {
                return Optional.of("class " + number + " in it: " + fault.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(JsonNode value, Map<String, Shape> shapes) {
        for (Map.Entry<String, Shape> field : shapes.entrySet()) {
            if (value.has(field.getKey())) {
                Optional<String> fault = field.getValue().fault(value.get(field.getKey()));
                if (fault.isPresent()) {
                    return Optional.of(field.getKey() + ' ' + fault.get());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the run was killed before it could write down its end; version 1 was written at the end only. */
    public boolean isCutShort() {
        return whole.has("run") && !whole.path("run").has("endedAt");
    }
}
