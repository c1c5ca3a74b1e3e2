package io.github.smartscraper.e2e.npm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects, arrays of texts, texts and truth values of a JSON file. Jackson's own tree takes a quarter of a second to get ready, which a build
 * in which nothing has changed would feel.
 */
public final class JsonTree {

    /** Neither a text nor an object nor an array. */
    public static final JsonTree NOTHING = new JsonTree(Map.of(), List.of(), "");

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, JsonTree> members;
    private final List<String> texts;
    private final String text;

    private JsonTree(Map<String, JsonTree> members, List<String> texts, String text) {
        this.members = members;
        this.texts = texts;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON
     * @throws IOException if it can't be read
     */
    public static JsonTree read(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static JsonTree value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, JsonTree> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return new JsonTree(members, List.of(), "");
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<String> texts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                value(parser).text().ifPresent(texts::add);
            }
            return new JsonTree(Map.of(), texts, "");
        }
        String text = parser.getText();
        return text == null ? NOTHING : new JsonTree(Map.of(), List.of(), text);
    }

    /** The member of that name, or nothing. */
    public JsonTree at(String name) {
        return members.getOrDefault(name, NOTHING);
    }

    /** The members of an object, in the file's order; of all else, none. */
    public Map<String, JsonTree> members() {
        return members;
    }

    /** The texts, numbers and truth values in an array; of all else, none. */
    public List<String> texts() {
        return texts;
    }

    /** A text, number or truth value as it is written; empty for objects and arrays. */
    public Optional<String> text() {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    public boolean isTrue() {
        return text.equals("true");
    }
}
