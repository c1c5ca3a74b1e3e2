package io.github.smartscraper.e2e.build.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Record of what came of one round.
 *
 * @param number of the round, from 1
 * @param fault what happened to the build
 * @param struck when it happened, from the build's start; empty if the build ended before
 * @param leftovers what was still there ten seconds later
 * @param hurt what happened to things of others
 * @param wrong results that are not what they should be
 * @param teardown from the fault, or else from the goal that stops the workers, until nothing was left
 * @param log of the build
 */
record SoakRecord(
        int number,
        SoakFault fault,
        Optional<Duration> struck,
        List<String> leftovers,
        List<String> hurt,
        List<String> wrong,
        Duration teardown,
        String log) {

    boolean isGood() {
        return leftovers.isEmpty() && hurt.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
        String moment = struck.map(at -> String.format(Locale.ROOT, " after %.1f s", at.toMillis() / 1000.0))
                .orElse(", too late for the build");
        String text = "round " + number + ": " + fault.label() + moment
                + String.format(Locale.ROOT, "; gone within %.2f s", teardown.toMillis() / 1000.0);
        return isGood() ? text : text + "; LEFT " + leftovers + ", HURT " + hurt + ", WRONG " + wrong + ", see " + log;
    }
}
