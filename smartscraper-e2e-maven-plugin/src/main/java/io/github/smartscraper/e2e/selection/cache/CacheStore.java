package io.github.smartscraper.e2e.selection.cache;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Store of what is remembered of the test classes of one execution of the plugin. */
public final class CacheStore {

    private final TestCacheFile cache;
    private final SignatureFile signatures;
    private final String execution;

    /**
     * A store.
     *
     * @param signatures tell what has changed
     * @param execution id of the execution
     */
    public CacheStore(TestCacheFile cache, SignatureFile signatures, String execution) {
        this.cache = cache;
        this.signatures = signatures;
        this.execution = execution;
    }

    /** What is remembered, by test class. */
    public SortedMap<String, CacheEntry> entries() {
        return cache.read().classes(execution);
    }

    /** The signature with this hash, if it is still known. */
    public Optional<Signature> signature(String hash) {
        return signatures.find(hash);
    }

    /**
     * Changes what is remembered.
     *
     * @return whether it could be written down
     */
    public boolean update(UnaryOperator<SortedMap<String, CacheEntry>> change) {
        return cache.update(all -> all.with(execution, change.apply(new TreeMap<>(all.classes(execution)))));
    }

    /** Remembers a signature in full. */
    public void remember(Signature signature) {
        try {
            signatures.add(signature);
        } catch (IOException e) {
            cache.warnOfWriting(e);
        }
    }

    /** Forgets what any class of any execution has shown. */
    public void discard() {
        cache.update(all -> all.mapped(CacheEntry::withdrawn));
    }
}
