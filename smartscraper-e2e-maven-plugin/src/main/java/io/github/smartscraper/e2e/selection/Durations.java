package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Durations that are expected of test classes: the median of their last runs, and for those that have never run the
 * median of all others.
 */
public final class Durations {

    private static final long UNKNOWN_MILLIS = 1000;

    private final Map<String, CacheEntry> entries;
    private final long typicalMillis;

    /** The durations that a cache remembers, by test class. */
    public Durations(Map<String, CacheEntry> entries) {
        this.entries = entries;
        Collection<CacheEntry> known = entries.values();
        this.typicalMillis = known.stream()
                .mapToLong(CacheEntry::typicalMillis)
                .sorted()
                .skip(known.size() / 2)
                .findFirst()
                .orElse(UNKNOWN_MILLIS);
    }

    /** Whether nothing is known at all. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The expected duration of a class, milliseconds. */
    public long millis(String testClass) {
        CacheEntry entry = entries.get(testClass);
        return entry == null ? typicalMillis : entry.typicalMillis();
    }

    /** Failed classes first, for news that matters; then the longest, so that forks end at about the same time. */
    public List<String> order(Collection<String> testClasses) {
        // Asked for once, not with each comparison.
        Map<String, Long> millis = new HashMap<>();
        testClasses.forEach(name -> millis.put(name, millis(name)));
        Comparator<String> failedFirst = Comparator.comparing(name -> !hasFailed(name));
        return testClasses.stream()
                .sorted(failedFirst
                        .thenComparing(Comparator.comparing(millis::get, Comparator.reverseOrder()))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private boolean hasFailed(String testClass) {
        CacheEntry entry = entries.get(testClass);
        return entry != null && entry.hasFailed();
    }
}
