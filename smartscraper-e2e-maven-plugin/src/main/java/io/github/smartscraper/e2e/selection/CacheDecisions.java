package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.cache.TestCache;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decisions by the cache, for each test class: whether it has to run. In any doubt it has. */
public final class CacheDecisions {

    private final TestInputs inputs;
    private final TestCache cache;
    private final List<String> globalChanges;
    private final CacheUse use;
    private final RandomGenerator random;

    /**
     * Decisions.
     *
     * @param inputs what test classes depend on now
     * @param signature what all of them depend on now
     * @param cache what is remembered
     * @param random chooses what is audited
     */
    public CacheDecisions(
            TestInputs inputs, Signature signature, TestCache cache, CacheUse use, RandomGenerator random) {
        this.inputs = inputs;
        this.cache = cache;
        this.globalChanges = cache.classes().isEmpty() ? List.of() : signature.differences(cache.signature());
        this.use = use;
        this.random = random;
    }

    /** Decides. */
    public List<Decision> decide(List<String> testClasses) {
        return testClasses.stream().map(this::decide).toList();
    }

    private Decision decide(String testClass) {
        SortedMap<String, String> now = inputs.of(testClass);
        CacheEntry entry = cache.classes().get(testClass);
        Decision decision = byCache(testClass, now, entry);
        if (use.chosen()) {
            return new Decision(testClass, Reason.CHOSEN, List.of(), now);
        }
        if (use.ignored()) {
            return new Decision(testClass, Reason.FULL, List.of(), now);
        }
        boolean audited = !decision.runs() && use.auditShare() > 0 && random.nextDouble() < use.auditShare();
        return audited ? new Decision(testClass, Reason.AUDIT, List.of(), now) : decision;
    }

    private Decision byCache(String testClass, SortedMap<String, String> now, @Nullable CacheEntry entry) {
        // A class from a dependency that is scanned: what it depends on is not known here.
        if (entry == null || now.isEmpty()) {
            return new Decision(testClass, Reason.NEW, List.of(), now);
        }
        if (!globalChanges.isEmpty()) {
            return new Decision(testClass, Reason.ALL_CHANGED, globalChanges, now);
        }
        if (entry.hit()) {
            return new Decision(testClass, Reason.HIT, List.of(), now);
        }
        if (entry.isUnfinished()) {
            return new Decision(testClass, Reason.UNFINISHED, List.of(), now);
        }
        if (!entry.passed()) {
            return new Decision(testClass, Reason.FAILED, List.of(), now);
        }
        if (entry.hash().equals(TestInputs.hash(now))) {
            return new Decision(testClass, Reason.UNCHANGED, List.of(), now);
        }
        List<String> changed = differences(entry.inputs(), now);
        return changed.contains(testClass)
                ? new Decision(testClass, Reason.CHANGED, List.of(testClass), now)
                : new Decision(testClass, Reason.HELPER_CHANGED, changed, now);
    }

    private static List<String> differences(SortedMap<String, String> before, SortedMap<String, String> now) {
        SortedMap<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        return all.keySet().stream()
                .filter(name -> !String.valueOf(before.get(name)).equals(now.get(name)))
                .toList();
    }
}
