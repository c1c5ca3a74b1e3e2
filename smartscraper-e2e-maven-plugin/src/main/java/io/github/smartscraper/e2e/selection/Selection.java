package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Selection of test classes: which are to be run, and which need not be.
 *
 * @param decisions about every test class of this shard that was asked for
 * @param order the names of those that run, in the order in which they are to begin
 * @param test what to hand to Failsafe as {@code it.test}; empty where its own patterns do
 * @param coverage how much of those that run is run
 * @param share which part of all test classes this shard has
 * @param signature what all of them depend on
 * @param leftToFailsafe whether there is no test class at all, about which Failsafe has its own words
 */
public record Selection(
        List<Decision> decisions,
        List<String> order,
        Optional<String> test,
        Coverage coverage,
        Share share,
        Signature signature,
        boolean leftToFailsafe) {

    /**
     * Share of a shard in all that was asked for.
     *
     * @param shard which shard this is, of how many
     * @param known how many test classes there are in all of them
     */
    public record Share(Shard shard, int known) {}

    public Shard shard() {
        return share.shard();
    }

    /** How many test classes there are in all shards. */
    public int known() {
        return share.known();
    }

    /** The decisions about classes that do not have to run. */
    public List<Decision> cached() {
        return decisions.stream().filter(decision -> !decision.runs()).toList();
    }

    /** The results of those that ran, with all others of this shard: those that did not have to, and those that never did. */
    public List<ClassResult> with(Map<String, ClassResult> ran) {
        Map<String, ClassResult> all = new TreeMap<>(ran);
        cached().forEach(decision ->
                all.putIfAbsent(decision.testClass(), ClassResult.cached(decision.testClass(), 0, 0)));
        order.forEach(name -> all.putIfAbsent(name, ClassResult.missing(name)));
        return List.copyOf(all.values());
    }

    /** Whether there is nothing to run. */
    public boolean isEmpty() {
        return order.isEmpty();
    }
}
