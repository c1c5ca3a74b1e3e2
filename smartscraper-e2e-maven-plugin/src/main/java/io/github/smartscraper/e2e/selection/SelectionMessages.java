package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.Phrases;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences about which test classes run, which don't, and why; and about the cache that decides. */
public final class SelectionMessages {

    private SelectionMessages() {}

    static String noTestClasses(Path directory) {
        return "No integration test classes in " + directory + "; no server is started.";
    }

    static String noneFailed() {
        return "No test class failed last time (-De2e.lastFailed); nothing is run and no server is started.";
    }

    static String selected(Selection selection) {
        int all = selection.decisions().size();
        int run = selection.order().size();
        String shard = selection.shard().total() == 1 ? "" : " in shard " + selection.shard();
        return "E2E selection: " + Phrases.count(all, "class", "classes") + shard + ", " + (all - run)
                + " unchanged since they passed, " + run + " to run (" + reasons(selection.decisions()) + ")";
    }

    private static String reasons(List<Decision> decisions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        decisions.stream()
                .filter(Decision::runs)
                .sorted(Comparator.comparing(Decision::reason))
                .forEach(decision -> counts.merge(because(decision), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String because(Decision decision) {
        String what = decision.changed().stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(" and "));
        return switch (decision.reason()) {
            case UNCHANGED -> "unchanged since it passed";
            case CHANGED -> "changed";
            case NEW -> "new";
            case FAILED -> "failed last time";
            case UNFINISHED -> "without a result last time";
            case HIT -> "hit by an infrastructure fault last time";
            case HELPER_CHANGED -> "helper " + what + " changed";
            case ALL_CHANGED -> String.join(" and ", decision.changed()) + " changed";
            case FULL -> "with the cache ignored";
            case CHOSEN -> "chosen by name";
            case AUDIT -> "to audit the cache";
        };
    }

    static String decision(Decision decision) {
        return "E2E selection: " + decision.testClass() + (decision.runs() ? " runs: " : " does not run: ")
                + because(decision);
    }

    static String allCached(Selection selection) {
        int all = selection.decisions().size();
        String shard = selection.shard().total() == 1 ? "" : " of shard " + selection.shard();
        return all == 0
                ? "There is no test class in shard " + selection.shard() + "; no server started"
                : "All " + Phrases.count(all, "test class", "test classes") + shard
                        + " are unchanged since they passed; no server started (-De2e.full=true runs them)";
    }

    /** Nothing has a name with the text that the user is looking for. */
    public static String noFileMatch(String wanted, Collection<String> close) {
        String hint = close.isEmpty() ? "" : " Close names: " + String.join(", ", close) + '.';
        return "No test class or method has a name that contains '" + wanted
                + "' (-De2e.file); nothing is run and no server is started." + hint;
    }

    /** The cache can't be read or written. */
    public static String cacheUnusable(Path file, String reason) {
        return "The test cache " + file + " is not used: " + reason + ". Tests run as if it were empty; "
                + "remove it, or name another with -De2e.cacheFile=….";
    }

    static String auditFailed(Collection<String> testClasses) {
        return "The test cache is wrong: " + String.join(", ", testClasses)
                + " would have been skipped as unchanged, and failed. The whole cache is discarded. Please report what "
                + "the cache did not see.";
    }

    /** A file that decides about the selection can't be read. */
    public static String notSelected(String reason) {
        return "The tests could not be selected: " + reason;
    }

    static String resultsNotWritten(String reason) {
        return "The results could not be written: " + reason;
    }

    static String unexplainedFailure() {
        return "Something failed that belongs to no test class; see above. None of the classes that ran is remembered as "
                + "passed.";
    }
}
