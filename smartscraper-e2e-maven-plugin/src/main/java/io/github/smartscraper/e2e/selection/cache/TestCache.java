package io.github.smartscraper.e2e.selection.cache;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Test cache of a project, as it stands in {@code test-cache.json}.
 *
 * @param pluginVersion version of the plugin that wrote it
 * @param algorithm of all hashes in it
 * @param signature what all of its entries depend on
 * @param classes an entry for each test class, by name
 */
public record TestCache(
        String pluginVersion, String algorithm, Signature signature, SortedMap<String, CacheEntry> classes) {

    /** A cache that remembers nothing. */
    public static TestCache empty(String pluginVersion, String algorithm) {
        return new TestCache(pluginVersion, algorithm, new Signature(new TreeMap<>()), new TreeMap<>());
    }
}
