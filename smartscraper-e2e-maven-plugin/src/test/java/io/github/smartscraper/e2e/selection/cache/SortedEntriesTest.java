package io.github.smartscraper.e2e.selection.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests maps over entries that are in order already. */
@DisplayName("A map over sorted entries")
final class SortedEntriesTest {

    private final Map<String, String> tree = new TreeMap<>(Map.of("b", "2", "a", "1", "d", "4"));
    private final Map<String, String> map = SortedEntries.sorted(
            new ArrayList<>(List.of(Map.entry("b", "2"), Map.entry("d", "4"), Map.entry("a", "1"))));

    @Test
    @DisplayName("is the same as a tree with them, in the same order")
    void equalsTree() {
        assertThat(map).isEqualTo(tree).containsExactlyEntriesOf(tree);
    }

    @Test
    @DisplayName("has the value of each name, and none of any other")
    void values() {
        assertThat(List.of("a", "b", "d"))
                .allSatisfy(name -> assertThat(map.get(name)).isEqualTo(tree.get(name)));
        assertThat(List.of("", "aa", "c", "e")).noneMatch(map::containsKey);
    }
}
