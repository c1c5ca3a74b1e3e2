package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.LastRun;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.cache.SignatureFile;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs.Snapshot;
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
import java.util.Set;
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
    private static final Signature SIGNATURE = signature("20");
    private static final CacheEntry.Timing RAN = CacheEntry.Timing.NONE.ran(1, 10, true);
    private static final CacheUse TRUSTED = new CacheUse(false, false, 0);

    @TempDir
    Path directory;

    private TestInputs inputs;
    private CacheStore store;

    /** Reference to another class, which makes it an input of this test class. */
    private record Sample(Reason reason) {}

    @BeforeEach
    void readTwoClasses() throws IOException {
        store = new CacheStore(
                new TestCacheFile(directory.resolve("cache.json"), "1", (file, why) -> {}),
                new SignatureFile(directory.resolve("cache.json")),
                "default");
        store.remember(SIGNATURE);
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
    @DisplayName("lets a class be that passed and is unchanged, also if that is not its last run")
    void unchanged() {
        assertThat(decide(passed(), TRUSTED)).isEqualTo(Reason.UNCHANGED);
        assertThat(decide(passed().ended(LastRun.FAILED, "other inputs", RAN), TRUSTED))
                .isEqualTo(Reason.UNCHANGED);
    }

    @Test
    @DisplayName("lets a class be that had no test with the same inputs")
    void empty() {
        // when
        Decision decision = decision(CacheEntry.unknown().empty(now()), TRUSTED);

        // then
        assertThat(decision.reason()).isEqualTo(Reason.EMPTY);
        assertThat(decision.runs()).isFalse();
    }

    @Test
    @DisplayName("has a class run that it does not know, and one that may have a test now")
    void isNew() {
        assertThat(decisions(Map.of(), TRUSTED).decide(List.of(TEST)).get(0).reason())
                .isEqualTo(Reason.NEW);
        assertThat(decide(CacheEntry.unknown().empty(inputs("20", "other")), TRUSTED))
                .isEqualTo(Reason.CHANGED);
    }

    @Test
    @DisplayName("has a class run that comes from elsewhere, whatever is remembered of it")
    void fromElsewhere() {
        // given
        CacheEntry.Inputs none = new CacheEntry.Inputs(SIGNATURE.hash(), new TreeMap<>());
        Map<String, CacheEntry> entries =
                Map.of("library.SomeIT", CacheEntry.unknown().passed(none, RAN));

        // when
        List<Decision> decisions = decisions(entries, TRUSTED).decide(List.of("library.SomeIT"));

        // then
        assertThat(decisions.get(0).reason()).isEqualTo(Reason.NEW);
        assertThat(decisions.get(0).runs()).isTrue();
    }

    @Test
    @DisplayName("has a class run that failed, was hit by a fault, or was to run and has no result")
    void failedOrUnfinished() {
        assertThat(decide(passed().ended(LastRun.FAILED, now().hash(), RAN), TRUSTED))
                .isEqualTo(Reason.FAILED);
        assertThat(decide(passed().ended(LastRun.HIT, now().hash(), RAN), TRUSTED))
                .isEqualTo(Reason.HIT);
        assertThat(decide(passed().ended(LastRun.FAILED_BY_FAULT, now().hash(), RAN), TRUSTED))
                .isEqualTo(Reason.HIT);
        assertThat(decide(passed().withdrawn(), TRUSTED)).isEqualTo(Reason.UNFINISHED);
    }

    @Test
    @DisplayName("has a class run that has changed itself, even if a helper has as well")
    void changed() {
        // given
        SortedMap<String, String> before = new TreeMap<>(inputs.of(TEST));
        before.replaceAll((name, hash) -> "other");

        // when
        Decision decision = decision(passed(before), TRUSTED);

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
            Decision decision = decision(passed(before), TRUSTED);
            assertThat(decision.reason()).isEqualTo(Reason.HELPER_CHANGED);
            assertThat(decision.changed()).containsExactly(OTHER);
        }
        assertThat(decision(passed(more), TRUSTED).changed()).containsExactly("sample.Gone");
    }

    @Test
    @DisplayName(
            "has all run when something has changed that all depend on, and names the part, or the one input of it")
    void allChanged() {
        // given
        store.remember(signature("18"));
        Signature twoParts = new Signature(new TreeMap<>(Map.of(
                "application sources", new TreeMap<>(Map.of("src/a.ts", "1", "src/b.ts", "1")),
                "Node.js", new TreeMap<>(Map.of("version", "20")))));
        Signature oneFile = new Signature(new TreeMap<>(Map.of(
                "application sources", new TreeMap<>(Map.of("src/a.ts", "1")),
                "Node.js", new TreeMap<>(Map.of("version", "20")))));
        store.remember(twoParts);
        store.remember(oneFile);

        // when, then
        assertThat(changedSince(signature("18"))).containsExactly("Node.js");
        assertThat(changedSince(twoParts)).containsExactly("application sources");
        assertThat(changedSince(oneFile)).containsExactly("application sources (src/a.ts)");
        assertThat(changedSince(signature("16"))).as("no longer known").isEmpty();
    }

    private List<String> changedSince(Signature before) {
        CacheEntry entry = CacheEntry.unknown().passed(new CacheEntry.Inputs(before.hash(), inputs.of(TEST)), RAN);
        Decision decision = decision(entry, TRUSTED);
        assertThat(decision.reason()).isEqualTo(Reason.ALL_CHANGED);
        return decision.changed();
    }

    @Test
    @DisplayName("is not asked when all is to run, or when classes were chosen by name")
    void notAsked() {
        assertThat(decide(passed(), new CacheUse(true, false, 0))).isEqualTo(Reason.FULL);
        assertThat(decide(passed(), new CacheUse(false, true, 0))).isEqualTo(Reason.CHOSEN);
    }

    @Test
    @DisplayName("is audited by the share that is asked for, and only where it would skip")
    void audit() {
        // given
        int rounds = 1000;
        CacheDecisions decisions = decisions(Map.of(TEST, passed()), new CacheUse(false, false, 0.25));

        // when
        List<Decision> all = decisions.decide(Collections.nCopies(rounds, TEST));

        // then
        assertThat(all.stream().filter(Decision::runs)).hasSizeBetween(rounds / 5, rounds / 3);
        assertThat(all).extracting(Decision::reason).containsOnly(Reason.AUDIT, Reason.UNCHANGED);
        assertThat(decide(passed(), new CacheUse(false, false, 1))).isEqualTo(Reason.AUDIT);
        assertThat(decide(passed().withdrawn(), new CacheUse(false, false, 1))).isEqualTo(Reason.UNFINISHED);
    }

    private CacheEntry passed() {
        return passed(inputs.of(TEST));
    }

    private static CacheEntry passed(SortedMap<String, String> own) {
        return CacheEntry.unknown().passed(new CacheEntry.Inputs(SIGNATURE.hash(), own), RAN);
    }

    private CacheEntry.Inputs now() {
        return new CacheEntry.Inputs(SIGNATURE.hash(), inputs.of(TEST));
    }

    private static CacheEntry.Inputs inputs(String version, String hash) {
        return new CacheEntry.Inputs(signature(version).hash(), new TreeMap<>(Map.of(TEST, hash)));
    }

    private static Signature signature(String version) {
        return new Signature(new TreeMap<>(Map.of("Node.js", new TreeMap<>(Map.of("version", version)))));
    }

    private Reason decide(CacheEntry entry, CacheUse use) {
        return decision(entry, use).reason();
    }

    private Decision decision(CacheEntry entry, CacheUse use) {
        return decisions(Map.of(TEST, entry), use).decide(List.of(TEST)).get(0);
    }

    private CacheDecisions decisions(Map<String, CacheEntry> entries, CacheUse use) {
        FoundFiles none = new FoundFiles(new TreeMap<>(), new TreeMap<>(), List.of(), Set.of(), List.of());
        return new CacheDecisions(new Snapshot(SIGNATURE, inputs, none), entries, store, use, new Random(1));
    }
}
