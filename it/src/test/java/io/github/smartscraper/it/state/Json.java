package io.github.smartscraper.it.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads and writes JSON; only the sites' file may have comments. */
public final class Json {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper COMMENTED = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private Json() {}

    public static JsonNode tree(String json) {
        return read(STRICT, json, JsonNode.class);
    }

    public static List<Site> sites(String jsonc) {
        return List.of(read(COMMENTED, jsonc, Site[].class));
    }

    public static Stats stats(String json) {
        return read(STRICT, json, Stats.class);
    }

    public static LogLine logLine(String json) {
        return read(STRICT, json, LogLine.class);
    }

    public static String write(Object value) {
        try {
            return STRICT.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(JsonMapper mapper, String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not the expected JSON: " + json, e);
        }
    }
}
