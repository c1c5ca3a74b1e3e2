package io.github.smartscraper.e2e.selection.cache;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Entry of the test cache: what is remembered of one test class.
 *
 * @param hash over its inputs when it ran last
 * @param lastRun when that was, milliseconds since 1970
 * @param passed whether it passed then, completely and without any doubt
 * @param durationMillis how long it took then
 * @param durations how long it took in its last runs, at most five, the latest last, milliseconds
 * @param inputs the classes that the hash covers, with a hash for each
 * @param hit whether its worker failed while it ran
 */
public record CacheEntry(
        String hash,
        long lastRun,
        boolean passed,
        long durationMillis,
        List<Long> durations,
        SortedMap<String, String> inputs,
        boolean hit) {

    private static final int REMEMBERED = 5;

    /** What is remembered of a class whose worker did not fail. */
    public CacheEntry(
            String hash,
            long lastRun,
            boolean passed,
            long durationMillis,
            List<Long> durations,
            SortedMap<String, String> inputs) {
        this(hash, lastRun, passed, durationMillis, durations, inputs, false);
    }

    /** The durations to remember after a further run. */
    public static List<Long> latest(List<Long> earlier, long durationMillis) {
        List<Long> all =
                Stream.concat(earlier.stream(), Stream.of(durationMillis)).toList();
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    /** The same without a result: durations are all that is still believed. */
    public CacheEntry withdrawn() {
        return new CacheEntry("", lastRun, false, durationMillis, durations, new TreeMap<>());
    }

    /** The same, of a class whose worker failed while it ran: even if it passed, that is not believed. */
    public CacheEntry hitByFault() {
        return new CacheEntry(hash, lastRun, false, durationMillis, durations, inputs, true);
    }

    /** Whether there is no result. */
    @JsonIgnore
    public boolean isUnfinished() {
        return hash.isEmpty();
    }

    /** Whether there is a result, and it is not a pass. */
    public boolean hasFailed() {
        return !passed && !isUnfinished();
    }

    /** The median of the remembered durations, milliseconds. */
    public long typicalMillis() {
        LongStream sorted = durations.stream().mapToLong(Long::longValue).sorted();
        return durations.isEmpty()
                ? durationMillis
                : sorted.skip(durations.size() / 2).findFirst().orElse(0);
    }
}
