package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import java.util.List;

/**
 * Decision about a test class.
 *
 * @param testClass its name
 * @param reason why it runs or not
 * @param changed what has changed, in the words of the project: names of classes, or of what all tests depend on
 * @param inputs what it depends on as it is now
 */
public record Decision(String testClass, Reason reason, List<String> changed, CacheEntry.Inputs inputs) {

    /** Whether the class is to run. */
    public boolean runs() {
        return reason != Reason.UNCHANGED && reason != Reason.EMPTY;
    }
}
