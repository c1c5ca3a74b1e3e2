package io.github.smartscraper.e2e.results;

import java.util.List;

/**
 * Results of one run, as they stand in {@code results.json} among details.
 *
 * @param shard which shard this was, from 1
 * @param shards how many there are
 * @param known how many test classes the project has in all shards
 * @param totals sums over the classes
 * @param classes a result for each class of this shard, by name
 */
public record RunResults(int shard, int shards, int known, Totals totals, List<ClassResult> classes) {

    /**
     * Totals over the classes of a run.
     *
     * @param classes test classes, cached ones included
     * @param cached those that did not have to run
     * @param tests tests that ran
     * @param failures tests that failed
     * @param skipped tests that were skipped or aborted
     */
    public record Totals(int classes, int cached, int tests, int failures, int skipped) {

        /** Those of these classes. */
        public static Totals of(List<ClassResult> classes) {
            int cached = (int) classes.stream()
                    .filter(result -> result.outcome() == Outcome.CACHED)
                    .count();
            return new Totals(
                    classes.size(),
                    cached,
                    classes.stream().mapToInt(result -> result.counts().tests()).sum(),
                    classes.stream()
                            .mapToInt(result -> result.counts().failures())
                            .sum(),
                    classes.stream()
                            .mapToInt(result -> result.counts().skipped())
                            .sum());
        }
    }

    /** The results of a shard. */
    public static RunResults of(int shard, int shards, int known, List<ClassResult> classes) {
        return new RunResults(shard, shards, known, Totals.of(classes), List.copyOf(classes));
    }
}
