package io.github.smartscraper.e2e.selection.cache;

import io.github.smartscraper.e2e.selection.files.hash.IndexFile;
import io.github.smartscraper.e2e.selection.files.hash.IndexReader;
import io.github.smartscraper.e2e.selection.files.hash.IndexWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SortedMap;

/**
 * Index of a large test cache: what stands in its JSON, in a form that takes no parsing. It counts only for the very bytes that
 * it was made of, whose hash it has in it.
 */
final class CacheIndex {

    /** A smaller cache is read as soon. */
    private static final int LARGE_BYTES = 1 << 18;

    private final Path file;

    /** The index that belongs to a cache. */
    CacheIndex(Path cacheFile) {
        this.file = cacheFile.resolveSibling("index-of-" + cacheFile.getFileName());
    }

    /** Whether it is worth it for a cache of this length. */
    static boolean isWorthIt(byte[] json) {
        return json.length >= LARGE_BYTES;
    }

    /** What stands in a cache with this hash, if it is the one that the index was made of. */
    Optional<TestCache> read(String hash) {
        return IndexFile.read(file).filter(in -> in.text().equals(hash)).map(CacheIndex::cache);
    }

    /** Keeps what stands in a cache with this hash; if it can't be written, the cache is parsed next time. */
    void write(String hash, TestCache cache) {
        try {
            IndexWriter out = new IndexWriter();
            out.text(hash);
            out.text(cache.pluginVersion());
            out.text(cache.algorithm());
            out.number(cache.executions().size());
            for (Map.Entry<String, SortedMap<String, CacheEntry>> execution :
                    cache.executions().entrySet()) {
                out.text(execution.getKey());
                out.number(execution.getValue().size());
                for (Map.Entry<String, CacheEntry> entry : execution.getValue().entrySet()) {
                    out.text(entry.getKey());
                    write(entry.getValue(), out);
                }
            }
            IndexFile.write(file, out);
        } catch (IOException e) {
            // The build says where it can't write; this is only about time.
        }
    }

    private static void write(CacheEntry entry, IndexWriter out) throws IOException {
        out.text(entry.last().name());
        out.number(entry.timing().lastRun());
        out.number(entry.timing().durationMillis());
        out.number(entry.timing().durations().size());
        for (long duration : entry.timing().durations()) {
            out.number(duration);
        }
        out.texts(entry.passes());
        out.texts(entry.empties());
        out.text(entry.lastPass().signature());
        out.texts(List.copyOf(entry.lastPass().own().keySet()));
        out.texts(List.copyOf(entry.lastPass().own().values()));
    }

    private static TestCache cache(IndexReader in) {
        String pluginVersion = in.text();
        String algorithm = in.text();
        List<Map.Entry<String, SortedMap<String, CacheEntry>>> executions = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            executions.add(Map.entry(in.text(), classes(in)));
        }
        return new TestCache(pluginVersion, algorithm, SortedEntries.of(executions));
    }

    private static SortedMap<String, CacheEntry> classes(IndexReader in) {
        List<Map.Entry<String, CacheEntry>> classes = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            classes.add(Map.entry(in.text(), entry(in)));
        }
        return SortedEntries.of(classes);
    }

    private static CacheEntry entry(IndexReader in) {
        LastRun last = LastRun.valueOf(in.text());
        long lastRun = in.number();
        long durationMillis = in.number();
        List<Long> durations = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            durations.add(in.number());
        }
        CacheEntry.Timing timing = new CacheEntry.Timing(lastRun, durationMillis, durations);
        List<String> passes = in.texts();
        List<String> empties = in.texts();
        String signature = in.text();
        SortedMap<String, String> own = SortedEntries.of(new Pairs(in.texts(), in.texts()));
        return new CacheEntry(last, timing, passes, empties, new CacheEntry.Inputs(signature, own));
    }

    /** Entries of a map, each of which is made when it is asked for: those of classes that run on are not. */
    private static final class Pairs extends AbstractList<Map.Entry<String, String>> implements RandomAccess {

        private final List<String> names;
        private final List<String> hashes;

        private Pairs(List<String> names, List<String> hashes) {
            this.names = names;
            this.hashes = hashes;
        }

        @Override
        public Map.Entry<String, String> get(int at) {
            return Map.entry(names.get(at), hashes.get(at));
        }

        @Override
        public int size() {
            return names.size();
        }
    }
}
