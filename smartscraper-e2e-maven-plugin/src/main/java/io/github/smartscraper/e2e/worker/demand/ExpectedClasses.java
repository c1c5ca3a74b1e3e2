package io.github.smartscraper.e2e.worker.demand;

import java.util.LinkedHashMap;
import java.util.Map;

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
}
