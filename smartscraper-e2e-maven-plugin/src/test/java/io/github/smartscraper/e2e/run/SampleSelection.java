package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.selection.Decision;
import io.github.smartscraper.e2e.selection.Reason;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Selections for tests that are about something else. */
public final class SampleSelection {

    private SampleSelection() {}

    /** A selection in which these test classes, all of them new, are to run. */
    public static Selection of(String... testClasses) {
        List<Decision> decisions = Stream.of(testClasses)
                .map(name -> new Decision(name, Reason.NEW, List.of(), CacheEntry.Inputs.NONE))
                .toList();
        return new Selection(
                decisions,
                List.of(testClasses),
                Optional.empty(),
                Coverage.WHOLE,
                new Selection.Share(Shard.WHOLE, testClasses.length),
                Signature.NONE,
                false);
    }
}
