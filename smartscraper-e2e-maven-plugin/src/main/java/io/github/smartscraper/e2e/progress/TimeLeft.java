package io.github.smartscraper.e2e.progress;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Time that is left of a run, by what its classes took before: each goes to the worker that is free first, in the order in
 * which they are to begin.
 */
final class TimeLeft {

    private TimeLeft() {}

    /**
     * The time until the last class ends.
     *
     * @param running what is expected to be left of the classes that run, milliseconds
     * @param waiting what is expected of those that don't yet, in their order, milliseconds
     * @param workers how many classes run at a time at the most, 1 or more
     */
    static Duration of(Collection<Long> running, List<Long> waiting, int workers) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        running.forEach(millis -> free.add(Math.max(0, millis)));
        while (free.size() < workers) {
            free.add(0L);
        }
        for (long millis : waiting) {
            free.add(free.remove() + millis);
        }
        return Duration.ofMillis(free.stream().mapToLong(Long::longValue).max().orElse(0));
    }
}
