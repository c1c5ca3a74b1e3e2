package io.github.smartscraper.e2e.worker.demand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Test classes of a run, in the order in which they are to begin.
 *
 * @param millis how long each is expected to take
 * @param known whether earlier runs say so; otherwise it is a guess
 */
public record ExpectedClasses(Map<String, Long> millis, boolean known) {

    public ExpectedClasses {
        millis = new LinkedHashMap<>(millis);
    }

    /**
     * These classes.
     *
     * @param millis how long one is expected to take
     */
    public static ExpectedClasses of(List<String> order, ToLongFunction<String> millis, boolean known) {
        Map<String, Long> expected = new LinkedHashMap<>();
        order.forEach(name -> expected.put(name, millis.applyAsLong(name)));
        return new ExpectedClasses(expected, known);
    }
}
