package io.github.smartscraper.e2e.logs;

import io.github.smartscraper.e2e.support.ByteSize;

/** Sentences that stand in logs, about the logs themselves. */
final class LogMessages {

    private LogMessages() {}

    /** A line of its own, between the beginning of a log and its end. */
    static String leftOut(long limit) {
        return System.lineSeparator() + "[lines left out here, since the log may have " + ByteSize.text(limit)
                + ": -De2e.maxLogSize]" + System.lineSeparator();
    }

    /** The end of a line that was longer. */
    static String cut(long limit) {
        return " [line cut after " + ByteSize.text(limit) + "]";
    }

    /** In place of output that the plugin has failed to look through. */
    static String notMasked(RuntimeException failure) {
        // Not its message, which may quote what was printed.
        return "[output left out, since it could not be searched for secrets: "
                + failure.getClass().getSimpleName() + "]";
    }
}
