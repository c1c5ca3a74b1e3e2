package io.github.smartscraper.e2e.failsafe;

import io.github.smartscraper.e2e.support.FailureReason;
import java.io.File;
import java.io.IOException;

/** Sentences about the files that go in and out of Failsafe's run of the tests. */
final class FailsafeMessages {

    private static final String REMEDY = ". Remove what is in the way with mvn clean, or build where you may write.";

    private FailsafeMessages() {}

    /** A file with further includes or excludes can't be read. */
    static String patternsUnreadable(File file, IOException reason) {
        return "The file with test patterns " + file + " can't be read (" + FailureReason.of(reason)
                + "). Correct <includesFile> or <excludesFile> in the POM.";
    }

    /** Goal verify would judge this build by the result of an earlier one. */
    static String oldResultLeft(File file, IOException reason) {
        return "The result of an earlier build, " + file + ", can't be removed: " + FailureReason.of(reason) + REMEDY;
    }

    /** Goal verify would find no result. */
    static String resultNotWritten(File file, String reason) {
        return "The result of the tests can't be written to " + file + ": " + reason + REMEDY;
    }

    /** No fork could be started. */
    static String forksNotPrepared(IOException reason) {
        return "The JVMs for the tests could not be prepared: " + FailureReason.of(reason) + REMEDY;
    }
}
