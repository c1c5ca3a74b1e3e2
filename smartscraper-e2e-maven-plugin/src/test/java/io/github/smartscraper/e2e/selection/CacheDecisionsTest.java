package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.cache.TestCache;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import io.github.smartscraper.e2e.selection.inputs.TestInputsScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests whether a class runs, and which reason is given. The classes of this test serve as the project's own. */
@DisplayName("The cache")
final class CacheDecisionsTest {

    private static final String TEST = Sample.class.getName().replace("$Sample", "");
    private static final String OTHER = Reason.class.getName();
    private static final Signature SIGNATURE = new Signature(new TreeMap<>(Map.of("JDK", "17")));
    private static final CacheUse TRUSTED = new CacheUse(false, false, 0);

    private TestInputs inputs;

    /** Reference to another class, which makes it an input of this test class. */
    private record Sample(Reason reason) {}

    @BeforeEach
    void readTwoClasses(@TempDir Path directory) throws IOException {
        for (Class<?> type : List.of(CacheDecisionsTest.class, Sample.class, Reason.class)) {
            String file = type.getName().replace('.', '/') + ".class";
            Files.createDirectories(directory.resolve(file).getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
                Files.copy(in, directory.resolve(file));
            }
        }
        inputs = new TestInputsScan(directory, List.of()).read();
    }

    @Test
    @DisplayName("lets a class be that passed and is unchanged")
    void unchanged() {
        assertThat(decide(cache(passed()), TRUSTED)).isEqualTo(Reason.UNCHANGED);
    }

    @Test
    @DisplayName("has a class run that it does not know")
    void isNew() {
        assertThat(decide(TestCache.empty("1", "MD5"), TRUSTED)).isEqualTo(Reason.NEW);
    }

    @Test
    @DisplayName("has a class run that comes from elsewhere, whatever is remembered of it")
    void fromElsewhere() {
        // given
        SortedMap<String, CacheEntry> classes = new TreeMap<>();
        classes.put("library.SomeIT", entry(TestInputs.hash(new TreeMap<>()), true, new TreeMap<>()));
        TestCache cache = new TestCache("1", "MD5", SIGNATURE, classes);

        // when
        List<Decision> decisions = decisions(cache, TRUSTED).decide(List.of("library.SomeIT"));

        // then
        assertThat(decisions.get(0).reason()).isEqualTo(Reason.NEW);
        assertThat(decisions.get(0).runs()).isTrue();
    }

    @Test
    @DisplayName("has a class run that failed, or was to run and has no result")
    void failedOrUnfinished() {
        SortedMap<String, String> now = inputs.of(TEST);
        CacheEntry failed = entry(TestInputs.hash(now), false, now);

        assertThat(decide(cache(failed), TRUSTED)).isEqualTo(Reason.FAILED);
        assertThat(decide(cache(failed.withdrawn()), TRUSTED)).isEqualTo(Reason.UNFINISHED);
        assertThat(decide(cache(passed().withdrawn()), TRUSTED)).isEqualTo(Reason.UNFINISHED);
    }

    @Test
    @DisplayName("has a class run that has changed itself, even if a helper has as well")
    void changed() {
        // given
        SortedMap<String, String> before = new TreeMap<>(inputs.of(TEST));
        before.replaceAll((name, hash) -> "other");

        // when
        Decision decision = decision(cache(entry(TestInputs.hash(before), true, before)), TRUSTED);

        // then
        assertThat(decision.reason()).isEqualTo(Reason.CHANGED);
        assertThat(decision.changed()).containsExactly(TEST);
    }

    @Test
    @DisplayName("has a class run whose helper has changed, is new or is gone, and names it")
    void helperChanged() {
        // given
        SortedMap<String, String> changed = new TreeMap<>(inputs.of(TEST));
        changed.put(OTHER, "other");
        SortedMap<String, String> missing = new TreeMap<>(inputs.of(TEST));
        missing.remove(OTHER);
        SortedMap<String, String> more = new TreeMap<>(inputs.of(TEST));
        more.put("sample.Gone", "x");

        // when, then
        for (SortedMap<String, String> before : List.of(changed, missing)) {
            Decision decision = decision(cache(entry(TestInputs.hash(before), true, before)), TRUSTED);
            assertThat(decision.reason()).isEqualTo(Reason.HELPER_CHANGED);
            assertThat(decision.changed()).containsExactly(OTHER);
        }
        assertThat(decision(cache(entry(TestInputs.hash(more), true, more)), TRUSTED)
                        .changed())
                .containsExactly("sample.Gone");
    }

    @Test
    @DisplayName("has all run, and names the part, when something has changed that all depend on")
    void allChanged() {
        // given
        TestCache cache = new TestCache(
                "1",
                "MD5",
                new Signature(new TreeMap<>(Map.of("JDK", "21"))),
                new TreeMap<>(Map.of(TEST, passed(), "sample.GoneIT", passed())));

        // when
        Decision decision = decision(cache, TRUSTED);

        // then
        assertThat(decision.reason()).isEqualTo(Reason.ALL_CHANGED);
        assertThat(decision.changed()).containsExactly("JDK");
    }

    @Test
    @DisplayName("is not asked when all is to run, or when classes were chosen by name")
    void notAsked() {
        assertThat(decide(cache(passed()), new CacheUse(true, false, 0))).isEqualTo(Reason.FULL);
        assertThat(decide(cache(passed()), new CacheUse(false, true, 0))).isEqualTo(Reason.CHOSEN);
    }

    @Test
    @DisplayName("is audited by the share that is asked for, and only where it would skip")
    void audit() {
        // given
        TestCache cache = cache(passed());
        int rounds = 1000;
        CacheDecisions decisions = decisions(cache, new CacheUse(false, false, 0.25));

        // when
        List<Decision> all = decisions.decide(Collections.nCopies(rounds, TEST));

        // then
        assertThat(all.stream().filter(Decision::runs)).hasSizeBetween(rounds / 5, rounds / 3);
        assertThat(all).extracting(Decision::reason).containsOnly(Reason.AUDIT, Reason.UNCHANGED);
        assertThat(decide(cache, new CacheUse(false, false, 1))).isEqualTo(Reason.AUDIT);
        assertThat(decide(TestCache.empty("1", "MD5"), new CacheUse(false, false, 1)))
                .isEqualTo(Reason.NEW);
    }

    private CacheEntry passed() {
        SortedMap<String, String> now = inputs.of(TEST);
        return entry(TestInputs.hash(now), true, now);
    }

    private Reason decide(TestCache cache, CacheUse use) {
        return decision(cache, use).reason();
    }

    private Decision decision(TestCache cache, CacheUse use) {
        return decisions(cache, use).decide(List.of(TEST)).get(0);
    }

    private CacheDecisions decisions(TestCache cache, CacheUse use) {
        return new CacheDecisions(inputs, SIGNATURE, cache, use, new Random(1));
    }

    private static TestCache cache(CacheEntry entry) {
        return new TestCache("1", "MD5", SIGNATURE, new TreeMap<>(Map.of(TEST, entry)));
    }

    private static CacheEntry entry(String hash, boolean passed, SortedMap<String, String> inputs) {
        return new CacheEntry(hash, 1, passed, 10, List.of(10L), inputs);
    }
}
