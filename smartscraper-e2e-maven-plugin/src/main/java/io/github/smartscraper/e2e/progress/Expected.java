package io.github.smartscraper.e2e.progress;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Expectation of a round of test classes, by earlier runs.
 *
 * @param order their names, in the order in which they are to begin
 * @param millis how long each is expected to take; absent where nothing is known of any
 * @param workers how many run at a time at the most
 */
public record Expected(List<String> order, Optional<ToLongFunction<String>> millis, int workers) {

    public Expected {
        order = List.copyOf(order);
    }
}
