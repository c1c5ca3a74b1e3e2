package io.github.smartscraper.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link EmptyClasses}. */
@DisplayName("A class of which no fork has told has no test (C7)")
final class EmptyClassesTest {

    private static final String HELPER = "sample.ITPaths";
    private static final String OTHER = "sample.OtherIT";
    private static final List<String> SELECTED = List.of(HELPER, OTHER);
    private static final Predicate<String> SEARCHED = Set.of(HELPER, OTHER)::contains;

    @Test
    @DisplayName("if somebody has looked for one, nobody has heard of one, and all had their turn")
    void empty() {
        assertThat(EmptyClasses.of(SELECTED, Set.of(OTHER), SEARCHED, saw(OTHER)))
                .containsExactly(HELPER);
    }

    @Test
    @DisplayName("even if another one failed")
    void besideFailure() {
        Witness witness = new Witness(Set.of(OTHER), Set.of(OTHER), false, false, false);

        assertThat(EmptyClasses.of(SELECTED, Set.of(OTHER), SEARCHED, witness)).containsExactly(HELPER);
    }

    @Test
    @DisplayName("but not if nobody has looked")
    void neverLookedAt() {
        assertThat(EmptyClasses.of(SELECTED, Set.of(OTHER), OTHER::equals, saw(OTHER)))
                .isEmpty();
    }

    @Test
    @DisplayName("but not if Surefire has heard of a class of which no fork told, this one or another (G2)")
    void listenersOff() {
        assertThat(EmptyClasses.of(SELECTED, Set.of(), SEARCHED, saw(OTHER))).isEmpty();
        assertThat(EmptyClasses.of(SELECTED, Set.of(OTHER), SEARCHED, saw(OTHER, HELPER)))
                .isEmpty();
    }

    @Test
    @DisplayName("but not if a fork broke down, or the rest was left out after failures")
    void notReached() {
        assertThat(EmptyClasses.of(
                        SELECTED, Set.of(OTHER), SEARCHED, new Witness(Set.of(OTHER), Set.of(), false, true, false)))
                .isEmpty();
        assertThat(EmptyClasses.of(
                        SELECTED, Set.of(OTHER), SEARCHED, new Witness(Set.of(OTHER), Set.of(), false, false, true)))
                .isEmpty();
    }

    private static Witness saw(String... testClasses) {
        return new Witness(Set.of(testClasses), Set.of(), true, false, false);
    }
}
