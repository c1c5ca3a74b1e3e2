package io.github.smartscraper.e2e.selection.cache;

import io.github.smartscraper.e2e.support.Md5;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entry of the test cache: what is remembered of one test class.
 *
 * @param last what came of its last run
 * @param timing when and how long it ran
 * @param passes hashes over all of its inputs with which it passed, at most 16, the latest last
 * @param empties the same, with which it had no test
 * @param lastPass its inputs when it passed last; if it never did, those when it was first found to have no test
 */
public record CacheEntry(LastRun last, Timing timing, List<String> passes, List<String> empties, Inputs lastPass) {

    /** How many passes are remembered: enough for some branches, filters and properties in turns. */
    static final int PASSES = 16;

    private static final int DURATIONS = 5;

    /**
     * Timing of a test class.
     *
     * @param lastRun when it ended last, milliseconds since 1970
     * @param durationMillis how long it took then
     * @param durations how long it took in its last runs as a whole, at most five, the latest last, milliseconds
     */
    public record Timing(long lastRun, long durationMillis, List<Long> durations) {

        /** It has never run. */
        public static final Timing NONE = new Timing(0, 0, List.of());

        /** After a further run. */
        public Timing ran(long at, long millis, boolean whole) {
            // How long a part of it took says little about the whole.
            return new Timing(at, millis, whole ? latest(durations, millis, DURATIONS) : durations);
        }
    }

    /**
     * Inputs of a test class at some time.
     *
     * @param signature hash of the signature of the inputs that all classes share
     * @param own its own, by name, with a hash for each
     */
    public record Inputs(String signature, SortedMap<String, String> own) {

        /** It has never passed. */
        public static final Inputs NONE = new Inputs("", new TreeMap<>());

        /** One hash over all of them. */
        public String hash() {
            // As an input whose name comes before all others.
            return InputMap.hash(new Md5().add("").add(signature), own);
        }
    }

    /** A class of which nothing is known yet. */
    public static CacheEntry unknown() {
        return new CacheEntry(LastRun.UNFINISHED, Timing.NONE, List.of(), List.of(), Inputs.NONE);
    }

    /** Whether it passed with inputs of this hash. */
    public boolean hasPassed(String hash) {
        return passes.contains(hash);
    }

    /** Whether it had no test with inputs of this hash. */
    public boolean wasEmpty(String hash) {
        return empties.contains(hash);
    }

    /** Whether it need not run with inputs of this hash. */
    public boolean holds(String hash) {
        return hasPassed(hash) || wasEmpty(hash);
    }

    /** Whether it failed last time. */
    public boolean hasFailed() {
        return last == LastRun.FAILED || last == LastRun.FAILED_BY_FAULT;
    }

    /** After a run that passed, completely and without any doubt. */
    public CacheEntry passed(Inputs inputs, Timing ran) {
        CacheEntry without = without(inputs.hash(), LastRun.PASSED);
        return new CacheEntry(
                LastRun.PASSED, ran, latest(without.passes, inputs.hash(), PASSES), without.empties, inputs);
    }

    /** After a run in which it had no test. */
    public CacheEntry empty(Inputs inputs) {
        CacheEntry without = without(inputs.hash(), LastRun.EMPTY);
        return new CacheEntry(
                LastRun.EMPTY,
                timing,
                without.passes,
                latest(without.empties, inputs.hash(), PASSES),
                lastPass.own().isEmpty() ? inputs : lastPass);
    }

    /** After a run that was no pass. */
    public CacheEntry ended(LastRun how, String hash, Timing ran) {
        CacheEntry without = without(hash, how);
        return new CacheEntry(how, ran, without.passes, without.empties, lastPass);
    }

    /** The same without what it has shown with inputs of this hash. */
    public CacheEntry without(String hash, LastRun how) {
        return new CacheEntry(how, timing, others(passes, hash), others(empties, hash), lastPass);
    }

    /** The same without anything that it has shown; durations are all that is still believed. */
    public CacheEntry withdrawn() {
        return new CacheEntry(LastRun.UNFINISHED, timing, List.of(), List.of(), Inputs.NONE);
    }

    /** The median of the remembered durations, milliseconds. */
    public long typicalMillis() {
        List<Long> durations = new ArrayList<>(timing.durations());
        durations.sort(null);
        return durations.isEmpty() ? timing.durationMillis() : durations.get(durations.size() / 2);
    }

    private static List<String> others(List<String> hashes, String hash) {
        return hashes.stream().filter(other -> !other.equals(hash)).toList();
    }

    private static <T> List<T> latest(List<T> earlier, T value, int most) {
        List<T> all = new ArrayList<>(earlier);
        all.add(value);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
