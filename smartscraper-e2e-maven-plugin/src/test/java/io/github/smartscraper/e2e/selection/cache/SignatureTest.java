package io.github.smartscraper.e2e.selection.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link Signature} and {@link SignatureFile}. */
@DisplayName("A signature")
final class SignatureTest {

    @Test
    @DisplayName("names the inputs that are not the same, new and missing ones as well, part by part")
    void changes() {
        // given
        Signature before = signature(Map.of(
                "application sources", inputs("a.ts", "1", "b.ts", "1", "gone.ts", "1"),
                "Node.js", inputs("version", "20")));
        Signature now = signature(Map.of(
                "application sources", inputs("a.ts", "1", "b.ts", "2", "new.ts", "1"),
                "Node.js", inputs("version", "20"),
                "inputs", inputs("x.csv", "1")));

        // when, then
        assertThat(now.changes(before))
                .containsExactly(
                        new Signature.Change("application sources", List.of("b.ts", "gone.ts", "new.ts")),
                        new Signature.Change("inputs", List.of("x.csv")));
        assertThat(before.changes(now)).isEqualTo(now.changes(before));
        assertThat(now.changes(now)).isEmpty();
        assertThat(now.hash()).isNotEqualTo(before.hash());
    }

    @Test
    @DisplayName("is found in full by its hash, as one of the last four")
    void file(@TempDir Path directory) throws Exception {
        // given
        SignatureFile file = new SignatureFile(directory.resolve("test-cache.json"));
        List<Signature> all = List.of(of("1"), of("2"), of("3"), of("4"), of("5"));

        // when
        for (Signature signature : all) {
            file.add(signature);
            file.add(signature);
        }

        // then
        assertThat(file.find(all.get(0).hash())).isEmpty();
        for (Signature signature : all.subList(1, all.size())) {
            assertThat(file.find(signature.hash())).contains(signature);
        }
    }

    @Test
    @DisplayName("is not found in a file that is broken, and can be added to it")
    void brokenFile(@TempDir Path directory) throws Exception {
        // given
        Files.writeString(directory.resolve("inputs-of-test-cache.json"), "{\"x\":");
        SignatureFile file = new SignatureFile(directory.resolve("test-cache.json"));

        // when
        boolean found = file.find(of("1").hash()).isPresent();
        file.add(of("1"));

        // then
        assertThat(found).isFalse();
        assertThat(file.find(of("1").hash())).contains(of("1"));
    }

    private static Signature of(String version) {
        return signature(Map.of("Node.js", inputs("version", version)));
    }

    private static Signature signature(Map<String, SortedMap<String, String>> parts) {
        return new Signature(new TreeMap<>(parts));
    }

    private static SortedMap<String, String> inputs(String... namesAndHashes) {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (int at = 0; at < namesAndHashes.length; at += 2) {
            inputs.put(namesAndHashes[at], namesAndHashes[at + 1]);
        }
        return inputs;
    }
}
