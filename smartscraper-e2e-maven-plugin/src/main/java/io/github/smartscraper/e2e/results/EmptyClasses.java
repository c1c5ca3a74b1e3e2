package io.github.smartscraper.e2e.results;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Test classes without a test, which leave no event. Silence alone proves nothing, since a listener may have been switched
 * off, and a class may have been forgotten: somebody must have looked for tests in the class, nobody may have heard of one,
 * and each class must have had its turn.
 */
public final class EmptyClasses {

    private EmptyClasses() {}

    /**
     * Those that have no test.
     *
     * @param selected the classes that were to run
     * @param ran those of which a fork has told
     * @param searched tells in which of them somebody has looked for tests
     */
    public static List<String> of(
            Collection<String> selected, Set<String> ran, Predicate<String> searched, Witness witness) {
        boolean forksToldAll =
                selected.stream().filter(witness.seen()::contains).allMatch(ran::contains);
        if (!witness.reachedAll() || !forksToldAll) {
            return List.of();
        }
        return selected.stream()
                .filter(name -> !ran.contains(name))
                .filter(searched)
                .toList();
    }
}
