package io.github.smartscraper.e2e.selection.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Shard of a project's test classes: the part that one of several machines runs.
 *
 * @param index which one, from 1
 * @param total how many there are
 */
public record Shard(int index, int total) {

    /** All on this machine. */
    public static final Shard WHOLE = new Shard(1, 1);

    /**
     * The classes of this shard. Each class, the longest first, goes to the shard that has least to do so far; the same
     * classes and durations give the same split on every machine.
     */
    public List<String> of(Collection<String> testClasses, ToLongFunction<String> millis) {
        List<Timed> sorted = new ArrayList<>();
        for (String testClass : new LinkedHashSet<>(testClasses)) {
            sorted.add(new Timed(testClass, millis.applyAsLong(testClass)));
        }
        sorted.sort(null);
        long[] loads = new long[total];
        List<String> own = new ArrayList<>();
        for (Timed next : sorted) {
            int target = leastLoaded(loads);
            // A class of no measurable length counts as well, or one shard would get all of them.
            loads[target] += Math.max(1, next.millis());
            if (target == index - 1) {
                own.add(next.testClass());
            }
        }
        return own;
    }

    /** Test class with its duration, asked for once; the longest come first. */
    private record Timed(String testClass, long millis) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            int longest = Long.compare(other.millis, millis);
            return longest != 0 ? longest : testClass.compareTo(other.testClass);
        }
    }

    private static int leastLoaded(long[] loads) {
        int least = 0;
        for (int i = 1; i < loads.length; i++) {
            if (loads[i] < loads[least]) {
                least = i;
            }
        }
        return least;
    }

    @Override
    public String toString() {
        return index + "/" + total;
    }
}
