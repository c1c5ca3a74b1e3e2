package io.github.smartscraper.e2e.selection.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signature of the inputs that all test classes of a project share; a change of any part re-runs all of them.
 *
 * @param parts a hash or a version for each part, by a name that a person understands
 */
public record Signature(SortedMap<String, String> parts) {

    /** Names of the parts that are not the same here and there. */
    public List<String> differences(Signature other) {
        SortedMap<String, String> names = new TreeMap<>(parts);
        names.putAll(other.parts);
        List<String> different = new ArrayList<>();
        for (String name : names.keySet()) {
            String here = parts.get(name);
            if (here == null || !here.equals(other.parts.get(name))) {
                different.add(name);
            }
        }
        return different;
    }
}
