package io.github.smartscraper.e2e.selection.cache;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Test cache of a project, as it stands in {@code test-cache.json}.
 *
 * @param pluginVersion version of the plugin that wrote it
 * @param algorithm of all hashes in it
 * @param executions an entry for each test class, by name, for each execution of the plugin, by its id
 */
public record TestCache(
        String pluginVersion, String algorithm, SortedMap<String, SortedMap<String, CacheEntry>> executions) {

    /** A cache that remembers nothing. */
    public static TestCache empty(String pluginVersion, String algorithm) {
        return new TestCache(pluginVersion, algorithm, new TreeMap<>());
    }

    /** The entries of an execution, by test class. */
    public SortedMap<String, CacheEntry> classes(String execution) {
        return executions.getOrDefault(execution, new TreeMap<>());
    }

    /** The same with other entries of an execution. */
    public TestCache with(String execution, SortedMap<String, CacheEntry> classes) {
        SortedMap<String, SortedMap<String, CacheEntry>> all = new TreeMap<>(executions);
        all.put(execution, classes);
        return new TestCache(pluginVersion, algorithm, all);
    }

    /** The same with each entry changed. */
    public TestCache mapped(UnaryOperator<CacheEntry> change) {
        SortedMap<String, SortedMap<String, CacheEntry>> all = new TreeMap<>();
        executions.forEach((execution, classes) -> {
            SortedMap<String, CacheEntry> changed = new TreeMap<>(classes);
            changed.replaceAll((name, entry) -> change.apply(entry));
            all.put(execution, changed);
        });
        return new TestCache(pluginVersion, algorithm, all);
    }
}
