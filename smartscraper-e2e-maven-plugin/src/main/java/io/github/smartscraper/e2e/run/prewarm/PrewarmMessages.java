package io.github.smartscraper.e2e.run.prewarm;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sentences about servers that are started before it is known which tests run. */
public final class PrewarmMessages {

    private PrewarmMessages() {}

    /** Goal prewarm where it can't be told which goal start would take its servers over. */
    public static String withoutStart(String execution) {
        return "Goal prewarm runs in execution '" + execution
                + "', which has no goal start to take its servers over, and the POM does not have one other execution with that. "
                + "Bind it in the <execution> of start, integration-test, stop and verify; it runs in its own phase there, too.";
    }

    /** Nothing is started, for this reason. */
    public static String idle(String because) {
        return "Prewarming no server: " + because;
    }

    /** Goal start will not be reached. */
    public static String notReached() {
        return "this build does not come to its integration tests";
    }

    /** Kept workers are at least as warm. */
    public static String kept() {
        return "e2e.keepAlive keeps workers from one build to the next";
    }

    static String nothingRuns() {
        return "nothing has changed since all test classes passed";
    }

    /** Something that is needed is not there yet. */
    public static String notYet(Exception failure) {
        String reason = failure instanceof IOException e ? FailureReason.of(e) : String.valueOf(failure.getMessage());
        return "it does not work yet, and goal start will try again: " + firstSentence(reason);
    }

    static String starting(int classes) {
        return "Prewarming: servers start while Maven goes on"
                + (classes == 0 ? "" : ", for " + Phrases.count(classes, "test class", "test classes"));
    }

    static String takenOver() {
        return "Taking over the workers that goal prewarm has started";
    }

    static String inputsChanged() {
        return discarded("since then the application's sources have changed, or variables that it reads");
    }

    static String parametersChanged() {
        return discarded("since then parameters have changed");
    }

    /** No server has come up, which goal start will say in full if that goes on. */
    static String failed(@Nullable Throwable failure) {
        String reason = failure == null ? "" : String.valueOf(failure.getMessage());
        return "Goal prewarm has no server to hand over, so that goal start tries again: " + firstSentence(reason);
    }

    private static String firstSentence(String text) {
        return text.split("(?<=\\.) (?=\\p{Lu})|\\R", 2)[0];
    }

    static String gone() {
        return "The servers that goal prewarm has started are gone, or their files in target are. Fresh ones are started instead; "
                + "let goal prewarm come after whatever cleans.";
    }

    private static String discarded(String because) {
        return "The servers that goal prewarm has started can't be used: " + because
                + ". Fresh ones are started instead; bind prewarm to a phase in which nothing of that changes any more.";
    }
}
