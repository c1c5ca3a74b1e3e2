package io.github.smartscraper.e2e.run.retry;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Round in which test classes run: first all that were selected, then those whose server was lost.
 *
 * @param number its number; the first is 0
 * @param again the classes that it runs again; none in the first round, which runs what was selected
 * @param forks where its forks write
 */
public record RetryRound(int number, List<String> again, Path forks) {

    /** The test classes of this round, of those that were selected. */
    public List<String> classes(List<String> selected) {
        if (again.isEmpty()) {
            return selected;
        }
        return again.stream()
                .flatMap(name -> chosenOf(name, selected).stream())
                .distinct()
                .toList();
    }

    /** Of a class whose nested classes were selected, only those run again; the class itself is what a fault hits. */
    private static List<String> chosenOf(String name, List<String> selected) {
        List<String> chosen =
                selected.stream().filter(one -> isPartOf(one, name)).toList();
        return chosen.isEmpty() ? List.of(name) : chosen;
    }

    private static boolean isPartOf(String testClass, String outer) {
        return testClass.equals(outer) || testClass.startsWith(outer + '$');
    }

    /**
     * The value to hand to Failsafe as {@code it.test}; empty where its own patterns do.
     *
     * @param typed what the user has typed
     */
    public Optional<String> test(Optional<String> typed, Selection selection) {
        if (again.isEmpty()) {
            return selection.test();
        }
        Optional<String> before = selection.test().or(() -> typed).filter(test -> test.contains("#"));
        if (before.isEmpty()) {
            return Optional.of(String.join(",", classes(selection.order())));
        }
        // Which methods were chosen still holds; only the other classes are taken out.
        return Optional.of(Stream.concat(
                        before.stream(),
                        selection.order().stream()
                                .filter(one -> again.stream().noneMatch(name -> isPartOf(one, name)))
                                .map(one -> "!" + one))
                .collect(Collectors.joining(",")));
    }

    /**
     * The classes that have run again: their results of the round before do not count any more.
     *
     * @throws InfrastructureException if the events of the forks can't be read
     */
    public Set<String> ranAgain() throws InfrastructureException {
        Set<String> ran = new TreeSet<>(again);
        ran.retainAll(results().keySet());
        return ran;
    }

    /**
     * What came of the classes that have begun in this round, by name.
     *
     * @throws InfrastructureException if the events of the forks can't be read
     */
    public SortedMap<String, ClassResult> results() throws InfrastructureException {
        try {
            return ForkEvents.read(forks);
        } catch (IOException e) {
            throw new InfrastructureException(RetryMessages.resultsUnreadable(FailureReason.of(e)), e);
        }
    }
}
