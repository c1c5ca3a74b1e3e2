package io.github.smartscraper.e2e.results.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shape of a value in JSON, which may come from anywhere. */
@FunctionalInterface
interface Shape {

    /** As many values as a list or an object may have. */
    int MOST = 1_000_000;

    /** What is wrong with a value; empty if it has this shape. */
    Optional<String> fault(JsonNode value);

    /** A text of any length. */
    static Shape text() {
        return value -> value.isTextual() ? Optional.empty() : Optional.of("is no text");
    }

    /** One of these words. */
    static Shape word(Set<String> words) {
        return value -> value.isTextual() && words.contains(value.textValue())
                ? Optional.empty()
                : Optional.of("is none of " + words);
    }

    /** A whole number that is not negative. */
    static Shape number() {
        return value -> value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? Optional.empty()
                : Optional.of("is no number that can be");
    }

    /** Values of one shape. */
    static Shape list(Shape of) {
        return value -> {
            if (!value.isArray() || value.size() > MOST) {
                return Optional.of("is no list");
            }
            for (JsonNode one : value) {
                Optional<String> fault = of.fault(one);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        };
    }

    /** Texts by name. */
    static Shape texts() {
        return value -> {
            if (!value.isObject()) {
                return Optional.of("is no object");
            }
            Iterator<JsonNode> values = value.elements();
            while (values.hasNext()) {
                if (!values.next().isTextual()) {
                    return Optional.of("has something else than texts");
                }
            }
            return Optional.empty();
        };
    }

    /** Fields, some of which must be there; no others may be. */
    static Shape object(Set<String> required, Map<String, Shape> fields) {
        return value -> {
            if (!value.isObject()) {
                return Optional.of("is no object");
            }
            for (String name : required) {
                if (!value.has(name)) {
                    return Optional.of("has no " + name);
                }
            }
            return fields(value, fields);
        };
    }

    private static Optional<String> fields(JsonNode value, Map<String, Shape> fields) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Shape shape = fields.get(field.getKey());
            Optional<String> fault =
                    shape == null ? Optional.of("is something else, too") : shape.fault(field.getValue());
            if (fault.isPresent()) {
                return Optional.of(field.getKey() + ' ' + fault.get());
            }
        }
        return Optional.empty();
    }
}
