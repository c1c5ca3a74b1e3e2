package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
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

    static String outputMissing(Path output) {
        return "All test classes run, since " + output + " is missing (-De2e.outputs).";
    }

    static String noneFailed() {
        return "No test class failed last time (-De2e.lastFailed); nothing is run and no server is started.";
    }

    static String selected(Selection selection) {
        int all = selection.decisions().size();
        int run = selection.order().size();
        String shard = selection.shard().total() == 1 ? "" : " in shard " + selection.shard();
        long empty = count(selection, Reason.EMPTY);
        return "E2E selection: " + Phrases.count(all, "class", "classes") + shard + ", " + (all - run - empty)
                + " unchanged since they passed, " + (empty == 0 ? "" : empty + " without tests, ") + run + " to run ("
                + reasons(selection.decisions()) + ")";
    }

    private static long count(Selection selection, Reason reason) {
        return selection.decisions().stream()
                .filter(decision -> decision.reason() == reason)
                .count();
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

    /** Why a class runs, or does not have to. */
    public static String because(Decision decision) {
        String what =
                decision.changed().stream().map(SelectionMessages::shortName).collect(Collectors.joining(" and "));
        return switch (decision.reason()) {
            case UNCHANGED -> "unchanged since it passed";
            case EMPTY -> "unchanged, and without a test";
            case CHANGED -> "changed";
            case NEW -> "new";
            case FAILED -> "failed last time";
            case UNFINISHED -> "without a result last time";
            case HIT -> "hit by an infrastructure fault last time";
            case HELPER_CHANGED -> what + " changed";
            case ALL_CHANGED ->
                (decision.changed().isEmpty() ? "something that all share" : String.join(" and ", decision.changed()))
                        + " changed";
            case FULL -> "with the cache ignored";
            case CHOSEN -> "chosen by name";
            case AUDIT -> "to audit the cache";
        };
    }

    /** A class is a helper by its short name; whatever else has changed says itself what it is. */
    private static String shortName(String input) {
        return input.indexOf(' ') >= 0 ? input : "helper " + input.substring(input.lastIndexOf('.') + 1);
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
                : "All " + Phrases.count(all, "test class", "test classes") + shard + " are unchanged since they passed"
                        + withoutTests(count(selection, Reason.EMPTY))
                        + "; no server started (-De2e.full=true runs them)";
    }

    private static String withoutTests(long empty) {
        return empty == 0 ? "" : ", or have no test (" + empty + ")";
    }

    /** A pattern of the user's finds no file. */
    static String matchesNothing(FoundFiles.Unmatched unmatched) {
        return "The pattern '" + unmatched.pattern() + "' of parameter " + unmatched.parameter()
                + " matches no file, so that nothing is watched by it. Patterns are those of Ant, relative to "
                + (unmatched.parameter().equals("inputs") ? "the project's directory" : "appDirectory")
                + ": src/**, *.json, ../shared/**.";
    }

    /** A directory that the command or the environment names has too much in it. */
    static String tooLarge(Path directory) {
        return "The servers' command or environment names " + directory + ", which holds too many files to watch them "
                + "for changes; they are not. Name those that matter with parameter inputs.";
    }

    static String nothingToExplain(String wanted, Collection<String> close) {
        String hint = close.isEmpty() ? "" : " Close names: " + String.join(", ", close) + '.';
        return "There is no test class '" + wanted + "' to explain (-De2e.explain)." + hint;
    }

    static String changedMeanwhile(String input) {
        return input
                + " changed while the tests ran, so that none of them is remembered as passed. If the server or a test "
                + "writes it, have it written below DATA_DIR, or let git ignore it.";
    }

    /** The head of an explanation. */
    static String explained(Decision decision) {
        return "E2E explain: " + decision.testClass() + (decision.runs() ? " runs: " : " does not run: ")
                + because(decision);
    }

    static String neverPassed() {
        return "  It has never passed here, or what it passed with is forgotten.";
    }

    static String sameAsPassed() {
        return "  Nothing has changed since it passed last.";
    }

    static String changedSincePass() {
        return "  Changed since it passed last:";
    }

    static String changedInput(String input) {
        return "    " + input;
    }

    static String inputsOf(int count) {
        return "  Its " + Phrases.count(count, "input", "inputs") + ":";
    }

    static String input(String name, String hash) {
        return "    " + hash + "  " + name;
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

    static String haveNoTest(List<String> testClasses) {
        return Phrases.count(testClasses.size(), "test class", "test classes")
                + " without a test, as far as groups and filters leave any: " + String.join(", ", testClasses);
    }

    static String notWithdrawn(Collection<String> testClasses) {
        return "The test cache can't be written, and would let " + String.join(", ", testClasses)
                + " pass as unchanged in the next build, whatever comes of this one. Remove the cache, or name another "
                + "with -De2e.cacheFile=….";
    }

    static String resultsNotWritten(String reason) {
        return "The results could not be written: " + reason;
    }

    static String unexplainedFailure() {
        return "Something failed that belongs to no test class; see above. None of the classes that ran is remembered as "
                + "passed.";
    }
}
