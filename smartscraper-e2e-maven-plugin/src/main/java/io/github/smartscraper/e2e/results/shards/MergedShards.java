package io.github.smartscraper.e2e.results.shards;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Results of several shards, joined.
 *
 * @param results all of them as if one machine had run everything
 * @param missing numbers of the shards that are not there
 * @param doubled numbers of the shards of which there is more than one
 * @param repeated names of the classes that are in more than one shard
 * @param unequal whether the shards disagree about how many shards or classes there are
 */
record MergedShards(
        RunResults results, List<Integer> missing, List<Integer> doubled, List<String> repeated, boolean unequal) {

    /** Joins results, of which there must be one at least. */
    static MergedShards of(List<RunResults> shards) {
        RunResults first = shards.get(0);
        SortedSet<Integer> missing = new TreeSet<>();
        for (int shard = 1; shard <= first.shards(); shard++) {
            missing.add(shard);
        }
        SortedSet<Integer> doubled = new TreeSet<>();
        Set<Integer> present = new HashSet<>();
        for (RunResults shard : shards) {
            missing.remove(shard.shard());
            if (!present.add(shard.shard())) {
                doubled.add(shard.shard());
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        List<ClassResult> classes = new ArrayList<>();
        for (RunResults shard : shards) {
            classes.addAll(shard.classes());
            shard.classes().forEach(result -> counts.merge(result.name(), 1, Integer::sum));
        }
        classes.sort(Comparator.comparing(ClassResult::name));
        List<String> repeated = counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        boolean unequal =
                shards.stream().anyMatch(shard -> shard.shards() != first.shards() || shard.known() != first.known());
        return new MergedShards(
                RunResults.of(1, 1, first.known(), classes),
                List.copyOf(missing),
                List.copyOf(doubled),
                repeated,
                unequal);
    }

    /** Whether each class of the project is there once. */
    boolean isWhole() {
        return missing.isEmpty()
                && doubled.isEmpty()
                && repeated.isEmpty()
                && !unequal
                && results.classes().size() == results.known();
    }
}
