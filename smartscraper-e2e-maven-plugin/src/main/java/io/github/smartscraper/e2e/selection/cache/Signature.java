package io.github.smartscraper.e2e.selection.cache;

import io.github.smartscraper.e2e.support.Md5;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signature of the inputs that all test classes of a project share; a change of any of them re-runs all.
 *
 * @param parts kinds of inputs, by a name that a person understands; for each its inputs, with a hash or a version
 */
public record Signature(SortedMap<String, SortedMap<String, String>> parts) {

    /** Name of the only input of a part that is a version. */
    public static final String VERSION = "version";

    /** A signature of nothing. */
    public static final Signature NONE = new Signature(new TreeMap<>());

    /**
     * Change between two signatures.
     *
     * @param part the kind of input
     * @param inputs those that are not the same here and there
     */
    public record Change(String part, List<String> inputs) {}

    /** One hash over all of it. */
    public String hash() {
        Md5 md5 = new Md5();
        parts.forEach((part, inputs) -> md5.add(part).add(InputMap.hash(inputs)));
        return md5.hex();
    }

    /** One hash over a part of it. */
    public String hashOf(String part) {
        return InputMap.hash(inputs(part));
    }

    /** The version that a part consists of; empty if it is no version. */
    public Optional<String> version(String part) {
        return Optional.ofNullable(inputs(part).get(VERSION));
    }

    /** What is not the same here and there. */
    public List<Change> changes(Signature other) {
        SortedMap<String, SortedMap<String, String>> names = new TreeMap<>(parts);
        names.putAll(other.parts);
        List<Change> changes = new ArrayList<>();
        for (String name : names.keySet()) {
            List<String> inputs = InputMap.differences(inputs(name), other.inputs(name));
            if (!inputs.isEmpty()) {
                changes.add(new Change(name, inputs));
            }
        }
        return changes;
    }

    private SortedMap<String, String> inputs(String part) {
        return parts.getOrDefault(part, new TreeMap<>());
    }
}
