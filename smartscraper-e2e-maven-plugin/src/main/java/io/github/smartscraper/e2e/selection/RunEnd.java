package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.results.ClassResult;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * End of a run of test classes, as far as their own events do not tell it.
 *
 * @param faults infrastructure faults that hit classes while they ran, by class
 * @param failed whether Surefire found fault with the run, or never came to its end
 * @param doubtful whether something failed that belongs to no class, so that no pass is to be remembered
 * @param seen classes of which Surefire has reported anything
 */
public record RunEnd(Map<String, List<String>> faults, boolean failed, boolean doubtful, Set<String> seen) {

    /** The end of a run that nothing was wrong with, and that did not have to run anything. */
    public static final RunEnd NOTHING_RAN = new RunEnd(Map.of(), false, false, Set.of());

    /**
     * Whether a selected class has no test, if nobody has heard of it: only where the whole run went well, and Surefire and
     * the forks themselves have told of the same classes.
     */
    boolean silenceMeansEmpty(Map<String, ClassResult> ran) {
        return !failed
                && !doubtful
                && faults.isEmpty()
                && ran.values().stream().noneMatch(ClassResult::hasFailed)
                && ran.keySet().containsAll(seen);
    }
}
