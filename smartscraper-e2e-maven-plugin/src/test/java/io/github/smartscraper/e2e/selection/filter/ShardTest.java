package io.github.smartscraper.e2e.selection.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tests the split of test classes among machines, for any classes, durations and number of machines. */
@Label("A split into shards")
final class ShardTest {

    /** LPT's bound: at most this share above the best split there is. */
    private static final double BOUND = 4.0 / 3;

    /** Each build tries others. */
    private static final int TRIES = 200;

    @Property(tries = TRIES)
    @Label("has every class exactly once")
    void everyClassOnce(@ForAll("projects") Map<String, Long> project, @ForAll @IntRange(min = 1, max = 40) int total) {
        // when
        List<String> all = new ArrayList<>();
        split(project, total).forEach(all::addAll);

        // then
        assertThat(all).containsExactlyInAnyOrderElementsOf(project.keySet());
    }

    @Property(tries = TRIES)
    @Label("is the same in whatever order the classes are found, and however often")
    void deterministic(
            @ForAll("projects") Map<String, Long> project,
            @ForAll @IntRange(min = 1, max = 8) int total,
            @ForAll long seed) {
        // given
        List<String> names = new ArrayList<>(project.keySet());
        names.addAll(project.keySet());
        Collections.shuffle(names, new Random(seed));

        // when, then
        for (int index = 1; index <= total; index++) {
            Shard shard = new Shard(index, total);
            assertThat(shard.of(names, project::get)).isEqualTo(shard.of(project.keySet(), project::get));
        }
    }

    @Property(tries = TRIES)
    @Label("gives no shard more than a third above the ideal share and the longest class")
    void balanced(@ForAll("projects") Map<String, Long> project, @ForAll @IntRange(min = 1, max = 8) int total) {
        // given
        long sum = project.values().stream().mapToLong(ShardTest::counted).sum();
        long longest =
                project.values().stream().mapToLong(ShardTest::counted).max().orElse(0);

        // when, then
        assertThat(split(project, total)).allSatisfy(classes -> assertThat((double) classes.stream()
                        .mapToLong(name -> counted(project.getOrDefault(name, 0L)))
                        .sum())
                .isLessThanOrEqualTo(BOUND * sum / total + longest));
    }

    @Property(tries = TRIES)
    @Label("without history goes by name, and the shards differ by one class at the most")
    void withoutHistory(@ForAll("projects") Map<String, Long> project, @ForAll @IntRange(min = 1, max = 8) int total) {
        // given
        List<String> names = List.copyOf(new TreeMap<>(project).keySet());

        // when, then
        for (int index = 1; index <= total; index++) {
            List<String> own = new ArrayList<>();
            for (int number = index - 1; number < names.size(); number += total) {
                own.add(names.get(number));
            }
            assertThat(new Shard(index, total).of(project.keySet(), name -> 1000))
                    .isEqualTo(own);
        }
    }

    @Example
    @Label("puts the longest class alone against the others")
    void longestFirst() {
        // given
        Map<String, Long> project = Map.of("LongIT", 100L, "AIT", 30L, "BIT", 30L, "CIT", 30L);

        // when, then
        assertThat(split(project, 2)).containsExactly(List.of("LongIT"), List.of("AIT", "BIT", "CIT"));
    }

    @Example
    @Label("leaves shards without a class where there are more shards than classes")
    void moreShardsThanClasses() {
        assertThat(split(Map.of("AIT", 1L), 3)).containsExactly(List.of("AIT"), List.of(), List.of());
    }

    @Example
    @Label("is written as it is typed")
    void text() {
        assertThat(new Shard(2, 4)).hasToString("2/4");
        assertThat(Shard.WHOLE.of(List.of("AIT", "BIT"), name -> 0)).containsExactly("AIT", "BIT");
    }

    @Provide
    Arbitrary<Map<String, Long>> projects() {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6);
        // Zero, negative (a clock that was set back) and huge durations as well.
        Arbitrary<Long> millis = Arbitraries.longs().between(-10, 3_600_000);
        return Arbitraries.maps(names, millis).ofMaxSize(60).map(LinkedHashMap::new);
    }

    private static long counted(long millis) {
        return Math.max(1, millis);
    }

    private static List<List<String>> split(Map<String, Long> project, int total) {
        List<List<String>> shards = new ArrayList<>();
        for (int index = 1; index <= total; index++) {
            shards.add(new Shard(index, total).of(project.keySet(), project::get));
        }
        return shards;
    }
}
