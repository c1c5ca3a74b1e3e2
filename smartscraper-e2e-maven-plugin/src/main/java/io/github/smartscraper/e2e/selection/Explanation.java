package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Explanation of a decision: every input of a test class, and what has changed since it passed last. */
final class Explanation {

    private final Snapshot now;
    private final Map<String, CacheEntry> entries;
    private final CacheStore store;

    /**
     * Explanations of decisions that were made at this moment.
     *
     * @param entries what is remembered of test classes
     * @param store what they depended on before
     */
    Explanation(Snapshot now, Map<String, CacheEntry> entries, CacheStore store) {
        this.now = now;
        this.entries = entries;
        this.store = store;
    }

    /** Lines for a person. */
    List<String> lines(Decision decision) {
        SortedMap<String, String> inputs = all(decision.inputs().own(), now.signature());
        List<String> lines = new ArrayList<>();
        lines.add(SelectionMessages.explained(decision));
        lines.addAll(changes(decision, inputs));
        lines.add(SelectionMessages.inputsOf(inputs.size()));
        inputs.forEach((name, hash) -> lines.add(SelectionMessages.input(name, hash)));
        return lines;
    }

    private List<String> changes(Decision decision, SortedMap<String, String> inputs) {
        Optional<CacheEntry.Inputs> before = Optional.ofNullable(entries.get(decision.testClass()))
                .map(CacheEntry::lastPass)
                .filter(pass -> !pass.own().isEmpty());
        Optional<Signature> signature = before.flatMap(pass -> store.signature(pass.signature()));
        if (before.isEmpty() || signature.isEmpty()) {
            return List.of(SelectionMessages.neverPassed());
        }
        List<String> changed = InputMap.differences(all(before.get().own(), signature.get()), inputs);
        if (changed.isEmpty()) {
            return List.of(SelectionMessages.sameAsPassed());
        }
        List<String> lines = new ArrayList<>(List.of(SelectionMessages.changedSincePass()));
        changed.forEach(name -> lines.add(SelectionMessages.changedInput(name)));
        return lines;
    }

    private static SortedMap<String, String> all(SortedMap<String, String> own, Signature signature) {
        SortedMap<String, String> all = new TreeMap<>(own);
        signature.parts().forEach((part, inputs) -> inputs.forEach((name, hash) -> all.put(part + ": " + name, hash)));
        return all;
    }
}
