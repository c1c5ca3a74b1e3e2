package io.github.smartscraper.e2e.results.shards;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.results.RunResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sentences about results of several shards that are to become those of one run. */
final class ShardMessages {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final int MAX_REASON = 300;
    private static final int MAX_NAMED = 20;

    private ShardMessages() {}

    static String noDirectory(Path directory) {
        return Phrases.refused(
                "merge", directory.toString(), "a directory that holds the results.json of all shards", "shards");
    }

    static String noResults(Path directory) {
        return "There is no results.json under " + directory
                + " (-De2e.merge). Collect target/smartscraper-e2e/results.json "
                + "of every shard there, under different names that begin with results.";
    }

    /** A file that has the name of results, and something else in it; the reason may quote it. */
    static String noResults(Path file, String reason) {
        String line = CONTROL.matcher(reason).replaceAll(" ");
        String brief = line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + '…' : line;
        return file + " does not hold results: " + brief;
    }

    static String notWhole(MergedShards merged) {
        List<String> faults = new ArrayList<>();
        if (!merged.missing().isEmpty()) {
            faults.add("shards are missing: " + some(merged.missing()));
        }
        if (!merged.doubled().isEmpty()) {
            faults.add("shards are there more than once: " + some(merged.doubled()));
        }
        if (!merged.repeated().isEmpty()) {
            faults.add("classes ran more than once: " + String.join(", ", some(merged.repeated())));
        }
        if (merged.unequal()) {
            faults.add("the shards disagree about how many shards or test classes there are");
        }
        if (faults.isEmpty()) {
            RunResults results = merged.results();
            faults.add(results.classes().size() + " of " + results.known() + " test classes have results");
        }
        return "The shards do not make a whole run: " + String.join("; ", faults)
                + ". Run all of them on the same commit, with the same test cache or with none.";
    }

    /** Runs of shards that never came to their end. */
    static String cutShort(List<Integer> shards) {
        return "These shards were cut short, so that classes of theirs have no result: " + some(shards)
                + ". Run them again, or look into their logs for what has ended them.";
    }

    private static List<String> some(List<?> all) {
        Stream<String> named = all.stream().limit(MAX_NAMED).map(String::valueOf);
        int others = all.size() - MAX_NAMED;
        return (others > 0 ? Stream.concat(named, Stream.of("and " + others + " more")) : named).toList();
    }

    static String merged(int shards, RunResults.Totals totals, Path file) {
        return "Joined " + Phrases.count(shards, "shard") + " into " + file + ": "
                + Phrases.count(totals.classes(), "class", "classes") + " (" + totals.cached() + " unchanged), "
                + Phrases.count(totals.tests(), "test") + ", " + totals.failures() + " failed, " + totals.skipped()
                + " skipped";
    }

    static String notMerged(String reason) {
        return "The shards could not be joined: " + reason;
    }
}
