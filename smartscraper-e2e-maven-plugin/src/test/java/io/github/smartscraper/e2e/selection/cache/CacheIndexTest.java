package io.github.smartscraper.e2e.selection.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the index that spares a build the parsing of a large cache. */
@DisplayName("The index of a test cache")
final class CacheIndexTest {

    private static final int MANY = 1_000;

    @TempDir
    Path directory;

    private Path file;
    private Path index;

    @BeforeEach
    void largeCache() {
        file = directory.resolve("test-cache.json");
        index = directory.resolve("index-of-test-cache.json");
        cache().update(empty -> empty.with("default", classes("hash")));
    }

    @Test
    @DisplayName("holds what stands in the cache")
    void same() throws IOException {
        // when
        TestCache byIndex = cache().read();
        Files.delete(index);
        TestCache parsed = cache().read();

        // then
        assertThat(byIndex).isEqualTo(parsed).isEqualTo(CacheJson.read(Files.readAllBytes(file)));
        assertThat(byIndex.classes("default").get("sample.Test7IT")).isEqualTo(entry("hash"));
    }

    @Test
    @DisplayName("does not count for a cache that somebody has changed or put in its place")
    void changed() throws IOException {
        // given
        String text = Files.readString(file);

        // when
        Files.writeString(file, text.replace("hash 7\"", "hash 8\""));

        // then
        assertThat(cache().read().classes("default").get("sample.Test7IT")).isNotEqualTo(entry("hash"));
    }

    @Test
    @DisplayName("is made anew where it is missing")
    void missing() throws IOException {
        // given
        byte[] before = Files.readAllBytes(index);
        Files.delete(index);

        // when
        cache().read();

        // then
        assertThat(index).hasBinaryContent(before);
    }

    @Test
    @DisplayName("is of no account when it is broken")
    void broken() throws IOException {
        // given
        TestCache before = cache().read();
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2]++;

        // when
        Files.write(index, bytes);

        // then
        assertThat(cache().read()).isEqualTo(before);
    }

    @Test
    @DisplayName("is spared a small cache")
    void small() throws IOException {
        // given
        Files.delete(file);
        Files.delete(index);

        // when
        cache().update(all -> TestCache.empty("1", "MD5").with("default", new TreeMap<>()));
        cache().read();

        // then
        assertThat(index).doesNotExist();
    }

    private TestCacheFile cache() {
        return new TestCacheFile(file, "1", (path, why) -> {
            throw new IllegalStateException(path + ": " + why);
        });
    }

    private static SortedMap<String, CacheEntry> classes(String hash) {
        SortedMap<String, CacheEntry> classes = new TreeMap<>();
        for (int number = 0; number < MANY; number++) {
            classes.put("sample.Test" + number + "IT", number == 7 ? entry(hash) : CacheEntry.unknown());
        }
        return classes;
    }

    private static CacheEntry entry(String hash) {
        SortedMap<String, String> own = new TreeMap<>();
        own.put("sample.Test7IT", hash + " 7");
        own.put("resource users.json", hash);
        return new CacheEntry(
                LastRun.PASSED,
                new CacheEntry.Timing(1, 2, List.of(3L, 4L)),
                List.of("a", "b"),
                List.of("c"),
                new CacheEntry.Inputs("signature", own));
    }
}
