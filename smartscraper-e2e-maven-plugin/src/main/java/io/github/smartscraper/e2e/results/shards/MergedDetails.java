package io.github.smartscraper.e2e.results.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Merger of the details of several shards: each run, class and worker gets the number of its shard. */
final class MergedDetails {

    static final String SHARD = "shard";
    static final String SHARDS = "shards";
    static final String RUNS = "runs";
    private static final String CLASSES = "classes";
    private static final String WORKERS = "workers";

    private MergedDetails() {}

    /**
     * All of them in one.
     *
     * @param plain the results of all shards together
     */
    public static ObjectNode of(ObjectNode plain, List<DetailedResults> shards) {
        ObjectNode merged = plain.objectNode();
        merged.put("schemaVersion", 2);
        merged.put(SHARDS, shards.size());
        merged.set("known", plain.path("known"));
        merged.set("totals", plain.path("totals"));
        ArrayNode runs = merged.putArray(RUNS);
        ArrayNode classes = merged.putArray(CLASSES);
        ArrayNode workers = merged.putArray(WORKERS);
        List<JsonNode> all = new ArrayList<>();
        for (DetailedResults shard : shards) {
            JsonNode number = shard.whole().path(SHARD);
            if (shard.whole().get("run") instanceof ObjectNode run) {
                runs.add(run.deepCopy().set(SHARD, number));
            }
            shard.whole().path(CLASSES).forEach(one -> all.add(numbered(one, number)));
            shard.whole().path(WORKERS).forEach(one -> workers.add(numbered(one, number)));
        }
        all.sort(Comparator.comparing(result -> result.path("name").asText()));
        classes.addAll(all);
        return merged;
    }

    private static JsonNode numbered(JsonNode value, JsonNode shard) {
        return value instanceof ObjectNode object && !object.has(SHARD)
                ? object.deepCopy().set(SHARD, shard)
                : value;
    }
}
