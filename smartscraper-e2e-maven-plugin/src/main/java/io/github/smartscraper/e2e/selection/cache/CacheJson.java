package io.github.smartscraper.e2e.selection.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Draft of a cache, or of an entry, while it is being read. */
    private static final class Draft {
        private String pluginVersion = "";
        private String algorithm = "";
        private Signature signature = new Signature(new TreeMap<>());
        private final SortedMap<String, CacheEntry> classes = new TreeMap<>();
        private String hash = "";
        private long lastRun;
        private boolean passed;
        private long durationMillis;
        private List<Long> durations = List.of();
        private SortedMap<String, String> inputs = new TreeMap<>();
        private boolean hit;
    }

    /**
     * Reads a cache.
     *
     * @throws JsonProcessingException if the file holds anything else
     * @throws IOException if it can't be read
     */
    static TestCache read(Path file) throws IOException {
        try (JsonParser json = FACTORY.createParser(file.toFile())) {
            json.nextToken();
            TestCache cache = new CacheJson(json).cache();
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "something follows the cache");
            }
            return cache;
        }
    }

    static String write(TestCache cache) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(cache);
    }

    private TestCache cache() throws IOException {
        Draft draft = new Draft();
        object(Set.of("pluginVersion", "algorithm", "signature", "classes"), name -> {
            switch (name) {
                case "pluginVersion" -> draft.pluginVersion = text();
                case "algorithm" -> draft.algorithm = text();
                case "signature" -> draft.signature = signature();
                case "classes" -> object(Set.of(), testClass -> draft.classes.put(testClass, entry()));
                // Another version, which is told by its number, may have more of them.
                default -> json.skipChildren();
            }
        });
        return new TestCache(draft.pluginVersion, draft.algorithm, draft.signature, draft.classes);
    }

    private Signature signature() throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        object(Set.of("parts"), name -> {
            if (name.equals("parts")) {
                parts.putAll(texts());
            } else {
                json.skipChildren();
            }
        });
        return new Signature(parts);
    }

    private CacheEntry entry() throws IOException {
        Draft draft = new Draft();
        object(Set.of("hash", "lastRun", "passed", "durationMillis", "durations", "inputs"), name -> {
            switch (name) {
                case "hash" -> draft.hash = text();
                case "lastRun" -> draft.lastRun = json.getLongValue();
                case "passed" -> draft.passed = json.getBooleanValue();
                case "durationMillis" -> draft.durationMillis = json.getLongValue();
                case "durations" -> draft.durations = numbers();
                case "inputs" -> draft.inputs = texts();
                case "hit" -> draft.hit = json.getBooleanValue();
                default -> json.skipChildren();
            }
        });
        return new CacheEntry(
                draft.hash,
                draft.lastRun,
                draft.passed,
                draft.durationMillis,
                draft.durations,
                draft.inputs,
                draft.hit);
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

    private List<Long> numbers() throws IOException {
        expect(JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            numbers.add(json.getLongValue());
        }
        expect(JsonToken.END_ARRAY);
        return List.copyOf(numbers);
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
