package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.results.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sentences about a run as a whole: how it begins, is skipped, is told to end, and ends. */
public final class RunMessages {

    /** Classes that are named in a sentence; the report has all. */
    private static final int MOST_NAMED = 5;

    private RunMessages() {}

    /** Goal integration-test, stop or verify without goal start before it. */
    public static String notStarted(String goal) {
        return "Goal " + goal
                + " can't run without goal start, which did not run before it in this build. Bind both in "
                + "one <execution> with <goals> start, integration-test, stop, verify, and type mvn verify.";
    }

    /** Goals of a run that the POM binds in two executions. */
    public static String inTwoExecutions(String goal, String its, String ofStart) {
        return "Goal " + goal + " is bound in execution '" + its
                + "', which has no goal start, while goal start runs in '"
                + ofStart
                + "': it would look in vain for its servers. Bind start, integration-test, stop and verify in one "
                + "<execution>; each of them runs in its own phase there, too.";
    }

    /** Everything is skipped. */
    public static String skipped(String because) {
        return "E2E tests are skipped (" + because + "); no server is started.";
    }

    /**
     * Test classes that Failsafe took for passed, or did not see.
     *
     * @param command how the build is run again
     */
    public static String verdict(Verdict verdict, String command) {
        return "Not all test classes have passed:"
                + Phrases.indented(verdict.reasons().entrySet().stream()
                        .map(entry -> entry.getKey() + ' ' + reason(entry.getValue()))
                        .toList())
                + "\nSee target/smartscraper-e2e/results.json; " + command + " -De2e.lastFailed=true runs them again.";
    }

    /**
     * What Failsafe says of failed tests, for somebody who reads the last lines of a build first.
     *
     * @param command how the build is run again
     */
    public static String failed(Verdict verdict, String command, String failsafe) {
        return "Tests have failed in " + named(List.copyOf(verdict.reasons().keySet()))
                + ". What failed, why, and what runs just that again stands above, and in the report; "
                + command + " -De2e.lastFailed=true runs all of these classes again.\n\n" + failsafe;
    }

    private static String named(List<String> classes) {
        int more = classes.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", classes)
                : String.join(", ", classes.subList(0, MOST_NAMED)) + " and " + more + " more";
    }

    private static String reason(Verdict.Reason reason) {
        return switch (reason) {
            case FAILED -> "failed.";
            case INCOMPLETE -> "began and never ended: its JVM crashed, was ended from within, or was killed.";
            case OVERLAPPED ->
                "ran on its worker beside another class, so one of them was not reset. Run the classes of a fork one after "
                        + "the other: no @Execution(CONCURRENT) on classes, "
                        + "junit.jupiter.execution.parallel.mode.classes.default=same_thread, no <parallel>; "
                        + "-De2e.workers says how many classes run at a time. With -De2e.reset=none they may run side by side.";
            case UNPREPARED ->
                "ran without asking for its worker, so nothing was reset for it. The plugin's listeners of the JUnit "
                        + "Platform did not run: don't switch them off "
                        + "(junit.platform.execution.listeners.deactivate), and run JUnit 4 through the vintage engine.";
            case MISSING ->
                "was to run, and nothing shows that it did, or that it has no test. If no JVM has come to it, see above why; "
                        + "if it is no test class, leave it out with <excludes>.";
        };
    }

    static String notPrepared(String reason) {
        return "The workers could not be prepared: " + reason;
    }

    /** The JVM is being shut down, by whatever means, with workers in it. */
    static String toldToEnd() {
        return "Maven has been told to end (Ctrl-C, or a signal from another process): ending the workers.";
    }

    static String stopped(int workers, Duration took) {
        return "Stopped " + Phrases.count(workers, "worker") + " in " + Phrases.seconds(took) + "; nothing is left.";
    }

    /** Hashes of secrets, with a key of this build only, are others in the next build. */
    static String cacheKeyUnusable(Path file, String reason) {
        return "The key by which secrets count for the test cache can't be kept in " + file + ": " + reason
                + ". Test classes are not remembered from one build to the next as long as there are secrets. Remove what is "
                + "in the way, or set XDG_STATE_HOME to a directory of yours.";
    }

    static String dataKept(String testClass, Path target) {
        return "DATA_DIR of " + testClass + " is kept in " + target;
    }

    static String dataNotKept(String testClass, String reason) {
        return "DATA_DIR of " + testClass + " could not be kept: " + reason;
    }
}
