package io.github.smartscraper.e2e.selection;

import java.util.List;
import java.util.Optional;

/**
 * What is to be run.
 *
 * @param classes number of test classes
 * @param test what to hand to Failsafe as {@code it.test}; empty where its own patterns do
 * @param skipped whether there is nothing to run because that was asked for
 */
public record Selection(int classes, Optional<String> test, boolean skipped) {

    /** Nothing, because it was asked for. */
    public static Selection none() {
        return new Selection(0, Optional.empty(), true);
    }

    /** All of these classes, as Failsafe finds them by itself. */
    public static Selection all(List<String> classes) {
        return new Selection(classes.size(), Optional.empty(), false);
    }

    /** Some classes or methods, in the syntax of {@code it.test}, one class each. */
    public static Selection some(List<String> entries) {
        return entries.isEmpty()
                ? none()
                : new Selection(entries.size(), Optional.of(String.join(",", entries)), false);
    }

    /** Whether there is nothing to run. */
    public boolean isEmpty() {
        return classes == 0;
    }
}
