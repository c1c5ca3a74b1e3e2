package io.github.smartscraper.e2e.results;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Verdict on the test classes of a run: those that can't be taken for passed, and why. It is made of what the forks have
 * written down and of what Surefire has seen; neither is believed alone.
 *
 * @param reasons by test class
 */
public record Verdict(SortedMap<String, Reason> reasons) {

    /** Reason not to take a test class for passed. */
    public enum Reason {
        /** A test of it failed. */
        FAILED,
        /** It began and never ended. */
        INCOMPLETE,
        /** Another class of its fork ran at the same time: nothing was reset for one of them. */
        OVERLAPPED,
        /** Surefire has seen it, and it never asked for its worker: it ran on whatever the class before it had left. */
        UNPREPARED,
        /** It was to run, and nothing shows that it did, or that it has no test. */
        MISSING
    }

    /**
     * The verdict on classes that were to run.
     *
     * @param selected their names
     * @param results what the forks have written down, by class, and classes without tests
     * @param seen the classes of which Surefire has heard anything
     */
    public static Verdict of(Collection<String> selected, Map<String, ClassResult> results, Set<String> seen) {
        SortedMap<String, Reason> reasons = new TreeMap<>();
        for (ClassResult result : results.values()) {
            if (result.outcome() == Outcome.FAILED) {
                reasons.put(result.name(), Reason.FAILED);
            } else if (result.outcome() == Outcome.INCOMPLETE) {
                reasons.put(result.name(), Reason.INCOMPLETE);
            } else if (result.outcome() == Outcome.OVERLAPPED) {
                reasons.put(result.name(), Reason.OVERLAPPED);
            }
        }
        selected.stream()
                .filter(name -> !results.containsKey(name))
                .forEach(name -> reasons.put(name, seen.contains(name) ? Reason.UNPREPARED : Reason.MISSING));
        return new Verdict(reasons);
    }

    /** Whether nothing speaks against the classes. */
    public boolean isGood() {
        return reasons.isEmpty();
    }
}
