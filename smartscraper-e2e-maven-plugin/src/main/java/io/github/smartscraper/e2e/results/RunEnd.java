package io.github.smartscraper.e2e.results;

import java.util.List;
import java.util.Map;

/**
 * End of a run of test classes, as far as their own events do not tell it.
 *
 * @param faults infrastructure faults that hit classes while they ran, by class
 * @param doubtful whether something failed that belongs to no class, so that no pass is to be remembered
 * @param witness what Surefire has seen
 */
public record RunEnd(Map<String, List<String>> faults, boolean doubtful, Witness witness) {

    /** The end of a run that nothing was wrong with, and that did not have to run anything. */
    public static final RunEnd NOTHING_RAN = new RunEnd(Map.of(), false, Witness.OF_NOTHING);

    /** Whether nothing at all was wrong, so that what nobody has heard of need not be looked at again. */
    public boolean isFaultless() {
        return faults.isEmpty() && !doubtful && witness.faultless() && witness.reachedAll();
    }
}
