package io.github.smartscraper.e2e.selection;

import java.util.List;
import java.util.SortedMap;

/**
 * Decision about a test class.
 *
 * @param testClass its name
 * @param reason why it runs or not
 * @param changed what has changed, in the words of the project: names of classes, or of what all tests depend on
 * @param inputs the classes that it depends on as they are now, with a hash for each
 */
public record Decision(String testClass, Reason reason, List<String> changed, SortedMap<String, String> inputs) {

    /** Whether the class is to run. */
    public boolean runs() {
        return reason != Reason.UNCHANGED;
    }
}
