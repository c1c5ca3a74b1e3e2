package io.github.smartscraper.e2e.failsafe;

import io.github.smartscraper.e2e.support.FailureReason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Sentences about Failsafe's run of the tests: what it can't do here, and the files that go in and out. */
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

    /** Surefire takes the order of classes from a file in the project's directory, and from nowhere else. */
    static String orderNotWritten(Path file, IOException reason) {
        return "Test classes run in no particular order, since " + file + " can't be written: "
                + FailureReason.of(reason);
    }

    /** Values of the user's for names that the plugin hands over. */
    static String handedOverAnyway(Collection<String> names) {
        return "What the build sets for " + String.join(", ", names)
                + " in tests has no effect: each fork gets the values "
                + "of its own worker. Take " + (names.size() == 1 ? "it" : "them")
                + " out of systemPropertyVariables, argLine or the command line; other values for servers go into "
                + "<environment>.";
    }

    /** TestNG's own files, which the JUnit Platform can't read. */
    static String suiteXmlFiles() {
        return "Parameter suiteXmlFiles can't be used: tests run on the JUnit Platform, which can't read suite files of "
                + "TestNG. Choose tests with includes, excludes, groups or excludedGroups, or with a class that has @Suite.";
    }

    /** A provider that doesn't run on the JUnit Platform. */
    static String provider(String artifact) {
        return "The plugin has a dependency on " + artifact
                + ", which can't be used: tests run on the JUnit Platform. Take "
                + "the dependency out of the plugin; JUnit 4 runs through org.junit.vintage:junit-vintage-engine, TestNG "
                + "through org.junit.support:testng-engine, each as a test dependency of the project.";
    }

    /** No fork could be started. */
    static String forksNotPrepared(IOException reason) {
        return "The JVMs for the tests could not be prepared: " + FailureReason.of(reason) + REMEDY;
    }
}
