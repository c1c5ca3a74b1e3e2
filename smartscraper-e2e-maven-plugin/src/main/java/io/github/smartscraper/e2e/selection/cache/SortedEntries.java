package io.github.smartscraper.e2e.selection.cache;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Map over entries that are in order already, as what git lists and what an index keeps is: nothing has to be sorted in, which
 * takes longer than all else as long as the JVM is not warm.
 *
 * @param <V> kind of values
 */
@SuppressWarnings("JdkObsolete") // Inputs are sorted maps everywhere, and nothing asks for more.
public final class SortedEntries<V> extends AbstractMap<String, V> implements SortedMap<String, V> {

    private final List<Entry<String, V>> entries;

    private SortedEntries(List<Entry<String, V>> entries) {
        this.entries = entries;
    }

    /** A map of entries in order, with each name once. */
    static <V> SortedEntries<V> of(List<Entry<String, V>> entries) {
        return new SortedEntries<>(entries);
    }

    /**
     * A map of entries in whatever order, with each name once.
     *
     * @param entries sorted here, and not to be changed any more
     */
    public static <V> SortedEntries<V> sorted(List<Entry<String, V>> entries) {
        entries.sort((one, other) -> one.getKey().compareTo(other.getKey()));
        return new SortedEntries<>(entries);
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        int low = 0;
        int high = entries.size() - 1;
        while (name instanceof String text && low <= high) {
            int middle = (low + high) / 2;
            int order = entries.get(middle).getKey().compareTo(text);
            if (order == 0) {
                return entries.get(middle).getValue();
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, V> subMap(String from, String to) {
        return new TreeMap<>(this).subMap(from, to);
    }

    @Override
    public SortedMap<String, V> headMap(String to) {
        return new TreeMap<>(this).headMap(to);
    }

    @Override
    public SortedMap<String, V> tailMap(String from) {
        return new TreeMap<>(this).tailMap(from);
    }

    @Override
    public String firstKey() {
        return key(0);
    }

    @Override
    public String lastKey() {
        return key(entries.size() - 1);
    }

    private String key(int at) {
        if (entries.isEmpty()) {
            throw new NoSuchElementException();
        }
        return entries.get(at).getKey();
    }
}
