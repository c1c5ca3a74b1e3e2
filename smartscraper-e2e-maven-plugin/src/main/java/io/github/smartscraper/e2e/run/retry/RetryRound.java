package io.github.smartscraper.e2e.run.retry;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run test classes.
 *
 * @param number its number; the first is 0
 * @param again the classes that it runs again; none in the first attempt, which runs what was selected
 * @param forks where its forks write
 */
public record RetryRound(int number, List<String> again, Path forks) {

    /**
     * What to hand to Failsafe as {@code it.test} to run these classes again.
     *
     * @param chosen what it was handed at first, if anything
     * @param selected all classes that it ran then
     */
    public String test(@Nullable String chosen, List<String> selected) {
        if (chosen == null || !chosen.contains("#")) {
            return String.join(",", again);
        }
        // Which methods were chosen still holds; only the other classes are taken out.
        return Stream.concat(
                        Stream.of(chosen),
                        selected.stream().filter(name -> !again.contains(name)).map(name -> "!" + name))
                .collect(Collectors.joining(","));
    }

    /**
     * The classes that have run again: their results of the attempt before do not count any more.
     *
     * @throws InfrastructureException if the events of the forks can't be read
     */
    public Set<String> ranAgain() throws InfrastructureException {
        try {
            Set<String> ran = new TreeSet<>(again);
            ran.retainAll(ForkEvents.read(forks).keySet());
            return ran;
        } catch (IOException e) {
            throw new InfrastructureException(RetryMessages.resultsUnreadable(FailureReason.of(e)), e);
        }
    }
}
