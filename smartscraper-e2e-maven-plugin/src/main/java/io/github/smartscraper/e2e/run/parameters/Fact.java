package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.machine.WritableValues;
import io.github.smartscraper.e2e.support.PortablePaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fact about a parameter.
 *
 * @param part of the parameter that it is about: a name, or nothing for all of it
 * @param value as it is
 */
public record Fact(String part, String value, Kind kind) {

    /** Kinds of values, by how they may be written down. */
    enum Kind {
        /** Text, in which there may be paths. */
        TEXT,
        /** A path, which may be outside of the project. */
        PATH,
        /** The value of a variable, which is a secret by the look of its name. */
        NAMED,
        /** A secret. */
        SECRET
    }

    /** A text about a whole parameter. */
    static Fact text(String value) {
        return new Fact("", value, Kind.TEXT);
    }

    /** The path that a parameter is. */
    static Fact path(Path value) {
        return new Fact("", value.toString(), Kind.PATH);
    }

    /** A secret. */
    static Fact secret(String part, String value) {
        return new Fact(part, value, Kind.SECRET);
    }

    /** Variables. */
    static List<Fact> named(Map<String, String> variables) {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable -> new Fact(variable.getKey(), variable.getValue(), Kind.NAMED))
                        .toList();
    }

    /** The value in a form in which it may be written down, and is the same in another directory. */
    String written(WritableValues values, PortablePaths paths) {
        return switch (kind) {
            case TEXT -> values.text(value);
            case PATH -> paths.relative(Path.of(value));
            case NAMED -> values.of(part, value);
            case SECRET -> values.secret(value);
        };
    }
}
