package io.github.smartscraper.e2e.selection.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON of the test cache. Every build reads it, so it is read token by token: that takes a quarter of the time that
 * data binding needs to get ready. Whatever is missing, or of another kind than it should be, is an error.
 */
final class CacheJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // The names are those of classes: many, and each of them once.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser json;

    private CacheJson(JsonParser json) {
        this.json = json;
    }

    /** Reader of the value that belongs to a name. */
    @FunctionalInterface
    private interface Field {
        void read(String name) throws IOException;
    }

    /** Reader of a value in a list. */
    @FunctionalInterface
    private interface Value<T> {
        T of(JsonParser json) throws IOException;
    }

    /** Draft of an entry while it is being read. */
    private static final class Draft {
        private LastRun last = LastRun.UNFINISHED;
        private CacheEntry.Timing timing = CacheEntry.Timing.NONE;
        private List<String> passes = List.of();
        private List<String> empties = List.of();
        private CacheEntry.Inputs lastPass = CacheEntry.Inputs.NONE;
        private long lastRun;
        private long durationMillis;
        private List<Long> durations = List.of();
        private String signature = "";
        private SortedMap<String, String> own = new TreeMap<>();
    }

    /**
     * Reads a cache.
     *
     * @throws JsonProcessingException if it holds anything else
     * @throws IOException if it can't be read
     */
    static TestCache read(byte[] bytes) throws IOException {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            json.nextToken();
            TestCache cache = new CacheJson(json).cache();
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "something follows the cache");
            }
            return cache;
        }
    }

    private TestCache cache() throws IOException {
        List<String> head = new ArrayList<>(List.of("", ""));
        SortedMap<String, SortedMap<String, CacheEntry>> executions = new TreeMap<>();
        object(Set.of("pluginVersion", "algorithm", "executions"), name -> {
            switch (name) {
                case "pluginVersion" -> head.set(0, text());
                case "algorithm" -> head.set(1, text());
                case "executions" -> object(Set.of(), execution -> executions.put(execution, classes()));
                // Another version, which is told by its number, may have more of them.
                default -> json.skipChildren();
            }
        });
        return new TestCache(head.get(0), head.get(1), executions);
    }

    private SortedMap<String, CacheEntry> classes() throws IOException {
        SortedMap<String, CacheEntry> classes = new TreeMap<>();
        object(Set.of(), testClass -> classes.put(testClass, entry()));
        return classes;
    }

    private CacheEntry entry() throws IOException {
        Draft draft = new Draft();
        object(Set.of("last", "timing", "passes", "empties", "lastPass"), name -> {
            switch (name) {
                case "last" -> draft.last = lastRun();
                case "timing" -> draft.timing = timing(draft);
                case "passes" -> draft.passes = list(JsonToken.VALUE_STRING, JsonParser::getText);
                case "empties" -> draft.empties = list(JsonToken.VALUE_STRING, JsonParser::getText);
                case "lastPass" -> draft.lastPass = inputs(draft);
                default -> json.skipChildren();
            }
        });
        return new CacheEntry(draft.last, draft.timing, draft.passes, draft.empties, draft.lastPass);
    }

    private LastRun lastRun() throws IOException {
        String name = text();
        return Arrays.stream(LastRun.values())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JsonParseException(json, "there is no last run like " + name));
    }

    private CacheEntry.Timing timing(Draft draft) throws IOException {
        object(Set.of("lastRun", "durationMillis", "durations"), name -> {
            switch (name) {
                case "lastRun" -> draft.lastRun = json.getLongValue();
                case "durationMillis" -> draft.durationMillis = json.getLongValue();
                case "durations" -> draft.durations = list(JsonToken.VALUE_NUMBER_INT, JsonParser::getLongValue);
                default -> json.skipChildren();
            }
        });
        return new CacheEntry.Timing(draft.lastRun, draft.durationMillis, draft.durations);
    }

    private CacheEntry.Inputs inputs(Draft draft) throws IOException {
        object(Set.of("signature", "own"), name -> {
            switch (name) {
                case "signature" -> draft.signature = text();
                case "own" -> draft.own = texts();
                default -> json.skipChildren();
            }
        });
        return new CacheEntry.Inputs(draft.signature, draft.own);
    }

    /** Reads an object from its brace to its brace, which has to have these fields. */
    private void object(Set<String> required, Field field) throws IOException {
        expect(JsonToken.START_OBJECT);
        Set<String> missing = new HashSet<>(required);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            missing.remove(name);
            json.nextToken();
            field.read(name);
        }
        expect(JsonToken.END_OBJECT);
        if (!missing.isEmpty()) {
            throw new JsonParseException(
                    json, "there is no " + missing.iterator().next());
        }
    }

    private SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        object(Set.of(), name -> texts.put(name, text()));
        return texts;
    }

    private <T> List<T> list(JsonToken kind, Value<T> value) throws IOException {
        expect(JsonToken.START_ARRAY);
        List<T> values = new ArrayList<>();
        while (json.nextToken() == kind) {
            values.add(value.of(json));
        }
        expect(JsonToken.END_ARRAY);
        return List.copyOf(values);
    }

    private String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return json.getText();
    }

    private void expect(JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new JsonParseException(json, "expected " + token + ", found " + json.currentToken());
        }
    }
}
