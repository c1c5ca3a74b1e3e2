package io.github.smartscraper.e2e.results;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Test classes without a test, which leave no event. Silence alone proves nothing, since a listener may have been switched
 * off, and a class may have been forgotten: the JUnit Platform must have looked for tests in the class, nobody may have
 * heard of one, and each class must have had its turn.
 */
public final class EmptyClasses {

    private EmptyClasses() {}

    /**
     * Those that have no test.
     *
     * @param selected the classes that were to run
     * @param ran those of which a fork has told
     * @param discovered those in which the JUnit Platform has looked for tests
     */
    public static List<String> of(
            Collection<String> selected, Set<String> ran, Set<String> discovered, Witness witness) {
        boolean forksToldAll =
                selected.stream().filter(witness.seen()::contains).allMatch(ran::contains);
        if (!witness.reachedAll() || !forksToldAll) {
            return List.of();
        }
        return selected.stream()
                .filter(discovered::contains)
                .filter(name -> !ran.contains(name))
                .toList();
    }
}
