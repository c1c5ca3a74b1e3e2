package io.github.smartscraper.e2e.results;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Witness of a run besides the events of its forks: what Surefire has seen of it.
 *
 * @param seen the test classes of which it has heard anything, if only that one was skipped
 * @param failed what it says has failed: names of test classes, and whatever it calls a failure that belongs to none
 * @param faultless whether it found fault with nothing, neither with a test nor with a fork
 * @param broken whether a fork crashed, took too long, or could not be started
 * @param cutShort whether it may have left out test classes after too many failures
 */
public record Witness(Set<String> seen, Set<String> failed, boolean faultless, boolean broken, boolean cutShort) {

    /** Of a run that nothing was wrong with, and that had nothing to run. */
    public static final Witness OF_NOTHING = new Witness(Set.of(), Set.of(), true, false, false);

    /** Of a run that never came to its end. */
    public static final Witness OF_NO_END = new Witness(Set.of(), Set.of(), false, true, true);

    private static final Pattern CLASS_NAME = Pattern.compile("[\\w$\\u0080-\\uFFFF]+(?:\\.[\\w$\\u0080-\\uFFFF]+)*");

    /** How Surefire spells that it has no name. */
    private static final String NO_NAME = "null";

    public Witness {
        seen = Set.copyOf(seen);
        failed = Set.copyOf(failed);
    }

    /** Of this round and another one. */
    public Witness and(Witness other) {
        return new Witness(
                union(seen, other.seen),
                union(failed, other.failed),
                faultless && other.faultless,
                broken || other.broken,
                cutShort || other.cutShort);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Whether each test class had its turn: nothing kept the run from one. */
    public boolean reachedAll() {
        return !broken && !cutShort;
    }

    /**
     * Whether something failed that belongs to none of the classes, as their forks tell it: the end of a JVM, or what the
     * JUnit Platform closes when all have ended. A class that failed, too, does not explain that.
     */
    public boolean isUnexplainedBy(Collection<ClassResult> results) {
        boolean someFailed = results.stream().anyMatch(ClassResult::hasFailed);
        boolean someNeverEnded = results.stream().anyMatch(result -> result.outcome() == Outcome.INCOMPLETE);
        return (!faultless && !someFailed)
                || (broken && !someNeverEnded)
                || failed.stream().anyMatch(name -> isNoClass(name) || hasPassed(name, results));
    }

    private static boolean isNoClass(String name) {
        return name.equals(NO_NAME) || !CLASS_NAME.matcher(name).matches();
    }

    private static boolean hasPassed(String name, Collection<ClassResult> results) {
        return results.stream()
                .anyMatch(result -> result.name().equals(name)
                        && !result.hasFailed()
                        && !result.execution().infrastructureFault());
    }
}
