package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decisions by the cache, for each test class: whether it has to run. In any doubt it has. */
public final class CacheDecisions {

    private final Snapshot now;
    private final String signature;
    private final Map<String, CacheEntry> entries;
    private final CacheStore store;
    private final CacheUse use;
    private final RandomGenerator random;
    private final Map<String, List<String>> sharedChanges = new ConcurrentHashMap<>();

    /**
     * Decisions.
     *
     * @param now what test classes depend on now
     * @param entries what is remembered of them
     * @param store what they depended on before
     * @param random chooses what is audited
     */
    public CacheDecisions(
            Snapshot now, Map<String, CacheEntry> entries, CacheStore store, CacheUse use, RandomGenerator random) {
        this.now = now;
        this.signature = now.signature().hash();
        this.entries = entries;
        this.store = store;
        this.use = use;
        this.random = random;
    }

    /** Decides. */
    public List<Decision> decide(List<String> testClasses) {
        // What is audited is drawn in the order of the classes, so that a seed always draws the same.
        return testClasses.parallelStream().map(this::decide).toList().stream()
                .map(this::audited)
                .toList();
    }

    private Decision decide(String testClass) {
        CacheEntry.Inputs inputs =
                new CacheEntry.Inputs(signature, now.classes().of(testClass));
        if (use.chosen()) {
            return new Decision(testClass, Reason.CHOSEN, List.of(), inputs);
        }
        if (use.ignored()) {
            return new Decision(testClass, Reason.FULL, List.of(), inputs);
        }
        return byCache(testClass, inputs, entries.get(testClass));
    }

    private Decision audited(Decision decision) {
        boolean audited = !decision.runs() && use.auditShare() > 0 && random.nextDouble() < use.auditShare();
        return audited ? new Decision(decision.testClass(), Reason.AUDIT, List.of(), decision.inputs()) : decision;
    }

    private Decision byCache(String testClass, CacheEntry.Inputs inputs, @Nullable CacheEntry entry) {
        // A class from a dependency that is scanned: what it depends on is not known here.
        if (entry == null || inputs.own().isEmpty()) {
            return new Decision(testClass, Reason.NEW, List.of(), inputs);
        }
        String hash = inputs.hash();
        if (entry.hasPassed(hash)) {
            return new Decision(testClass, Reason.UNCHANGED, List.of(), inputs);
        }
        if (entry.wasEmpty(hash)) {
            return new Decision(testClass, Reason.EMPTY, List.of(), inputs);
        }
        return switch (entry.last()) {
            case HIT, FAILED_BY_FAULT -> new Decision(testClass, Reason.HIT, List.of(), inputs);
            case UNFINISHED -> new Decision(testClass, Reason.UNFINISHED, List.of(), inputs);
            case FAILED -> new Decision(testClass, Reason.FAILED, List.of(), inputs);
            case PASSED, EMPTY -> changed(testClass, inputs, entry.lastPass());
        };
    }

    private Decision changed(String testClass, CacheEntry.Inputs inputs, CacheEntry.Inputs before) {
        if (before.own().isEmpty()) {
            return new Decision(testClass, Reason.NEW, List.of(), inputs);
        }
        if (!before.signature().equals(signature)) {
            return new Decision(
                    testClass,
                    Reason.ALL_CHANGED,
                    sharedChanges.computeIfAbsent(before.signature(), this::sharedChanges),
                    inputs);
        }
        List<String> changed = InputMap.differences(before.own(), inputs.own());
        return changed.contains(testClass)
                ? new Decision(testClass, Reason.CHANGED, List.of(testClass), inputs)
                : new Decision(testClass, Reason.HELPER_CHANGED, changed, inputs);
    }

    /** The names of what has changed, and where it is one thing only, of that. */
    private List<String> sharedChanges(String before) {
        Optional<Signature> known = store.signature(before);
        if (known.isEmpty()) {
            return List.of();
        }
        List<Signature.Change> changes = known.get().changes(now.signature());
        if (changes.size() == 1 && changes.get(0).inputs().size() == 1) {
            Signature.Change change = changes.get(0);
            String input = change.inputs().get(0);
            return List.of(input.equals(Signature.VERSION) ? change.part() : change.part() + " (" + input + ")");
        }
        return changes.stream().map(Signature.Change::part).toList();
    }
}
