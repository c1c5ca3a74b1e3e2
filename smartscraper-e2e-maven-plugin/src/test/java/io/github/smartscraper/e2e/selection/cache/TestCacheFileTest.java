package io.github.smartscraper.e2e.selection.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests a file that may be in any state whatsoever, and never fails a build. */
@DisplayName("The file of the test cache")
final class TestCacheFileTest {

    private static final String VERSION = "1.0";
    private static final String EXECUTION = "default";
    private static final int WRITERS = 4;
    private static final int ENTRIES = 25;

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private Path path;

    @BeforeEach
    void place() {
        path = directory.resolve("target/test-cache.json");
    }

    @Test
    @DisplayName("gives back what was written, and leaves no other file")
    void roundTrip() throws IOException {
        // when
        file().update(cache -> withEntry(cache, "sample.AlphaIT"));

        // then
        assertThat(file().read()).isEqualTo(withEntry(TestCache.empty(VERSION, "MD5"), "sample.AlphaIT"));
        assertThat(warnings).isEmpty();
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    @DisplayName("is for people as well: names, versions and reasons, a line each")
    void forPeople() {
        // when
        file().update(cache -> withEntry(cache, "sample.AlphaIT"));

        // then
        assertThat(path)
                .content()
                .contains("\"pluginVersion\" : \"1.0\",\n", "\"algorithm\" : \"MD5\",\n", "\"sample.AlphaIT\" : {\n")
                .contains("\"last\" : \"PASSED\"", "\"lastRun\" :", "\"durationMillis\" :", "\"passes\" :", "\"own\" :")
                .doesNotContain(directory.toString());
    }

    @Test
    @DisplayName("remembers nothing where it is missing, and says nothing")
    void missing() {
        assertRemembersNothing();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("remembers nothing and warns once when it is")
    @CsvSource(delimiter = '|', textBlock = """
        empty                  | ''
        blank                  | '  '
        binary                 | '\u0000\u0001\u0002'
        prose                  | 'not a cache'
        a word that is JSON    | 'null'
        a number               | '4'
        an array               | '[]'
        a text                 | '"cache"'
        an object of others    | '{}'
        cut short              | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"a'
        without executions     | '{"pluginVersion":"1.0","algorithm":"MD5"}'
        with null executions   | '{"pluginVersion":"1.0","algorithm":"MD5","executions":null}'
        with an array          | '{"pluginVersion":"1.0","algorithm":"MD5","executions":[]}'
        with null classes      | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":null}}'
        with a null entry      | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":null}}}'
        with an empty entry    | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{}}}}'
        with a null last run   | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{"last":null,"timing":{"lastRun":1,"durationMillis":1,"durations":[]},"passes":[],"empties":[],"lastPass":{"signature":"","own":{}}}}}}'
        with an odd last run   | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{"last":"ODD","timing":{"lastRun":1,"durationMillis":1,"durations":[]},"passes":[],"empties":[],"lastPass":{"signature":"","own":{}}}}}}'
        with a null duration   | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{"last":"PASSED","timing":{"lastRun":1,"durationMillis":1,"durations":[null]},"passes":[],"empties":[],"lastPass":{"signature":"","own":{}}}}}}'
        with a null pass       | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{"last":"PASSED","timing":{"lastRun":1,"durationMillis":1,"durations":[]},"passes":[null],"empties":[],"lastPass":{"signature":"","own":{}}}}}}'
        with null inputs       | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{"last":"PASSED","timing":{"lastRun":1,"durationMillis":1,"durations":[]},"passes":[],"empties":[],"lastPass":{"signature":"","own":null}}}}}'
        without a last pass    | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{"default":{"A":{"last":"PASSED","timing":{"lastRun":1,"durationMillis":1,"durations":[]},"passes":[],"empties":[]}}}}'
        written twice          | '{"pluginVersion":"1.0","algorithm":"MD5","executions":{}}{"pluginVersion"'
        in conflict            | '<<<<<<< HEAD'
        """)
    void corrupt(String how, String text) throws IOException {
        // given
        write(text);
        TestCacheFile file = file();

        // when
        TestCache first = file.read();
        TestCache second = file.read();

        // then
        assertThat(first).as(how).isEqualTo(TestCache.empty(VERSION, "MD5")).isEqualTo(second);
        assertThat(warnings).as(how).hasSize(1);
        assertThat(warnings.get(0)).contains(path.toString());
    }

    @Test
    @DisplayName("remembers nothing of what was cut short anywhere, and no length makes it fail")
    void cutShortAnywhere() throws IOException {
        // given
        file().update(cache -> withEntry(cache, "sample.AlphaIT"));
        byte[] whole = Files.readAllBytes(path);

        // when, then
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertRemembersNothing();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("remembers nothing, without a warning, when it was written by")
    @CsvSource(delimiter = '|', textBlock = """
        another version          | "pluginVersion" : "1.0"   | "pluginVersion" : "1.1"
        another version with more in it | "pluginVersion" : "1.0" | "pluginVersion" : "2.0", "more" : [ 1 ]
        another algorithm        | "algorithm" : "MD5"       | "algorithm" : "SHA-256"
        """)
    void foreign(String by, String from, String to) throws IOException {
        // given
        file().update(cache -> withEntry(cache, "sample.AlphaIT"));
        String text = Files.readString(path);
        assertThat(text).contains(from);
        write(text.replace(from, to));

        // when, then
        assertRemembersNothing();
        assertThat(warnings).as(by).isEmpty();
    }

    @Test
    @DisplayName("keeps apart what belongs to several executions, and can change all of it")
    void severalExecutions() {
        // when
        file().update(cache -> withEntry(cache, "sample.AlphaIT").with("second", new TreeMap<>()));
        file().update(cache -> withEntry(cache, "sample.BetaIT"));
        file().update(cache -> cache.mapped(CacheEntry::withdrawn));

        // then
        TestCache cache = file().read();
        assertThat(cache.classes(EXECUTION)).containsOnlyKeys("sample.AlphaIT", "sample.BetaIT");
        assertThat(cache.classes("second")).isEmpty();
        assertThat(cache.classes("third")).isEmpty();
        assertThat(cache.classes(EXECUTION).values())
                .allMatch(entry -> entry.passes().isEmpty());
    }

    @Test
    @DisplayName("is written anew where it was corrupt")
    void fixed() throws IOException {
        // given
        write("{");

        // when
        file().update(cache -> withEntry(cache, "sample.AlphaIT"));

        // then
        assertThat(file().read().classes(EXECUTION)).containsOnlyKeys("sample.AlphaIT");
    }

    @Test
    @DisplayName("costs a warning where a directory is in its place, on reading and on writing")
    void directoryInPlace() throws IOException {
        // given
        Files.createDirectories(path.resolve("within"));
        TestCacheFile file = file();

        // when
        TestCache read = file.read();
        file.update(cache -> withEntry(cache, "sample.AlphaIT"));
        file.update(cache -> withEntry(cache, "sample.AlphaIT"));

        // then
        assertThat(read.classes(EXECUTION)).isEmpty();
        assertThat(warnings).hasSizeBetween(1, 2).allSatisfy(warning -> assertThat(warning)
                .contains(path.toString()));
        assertThat(path.resolve("within")).isDirectory();
    }

    @Test
    @DisplayName("costs one warning where it can't be written, and what is read stays as it is")
    void unwritable() throws IOException {
        // given
        Files.writeString(directory.resolve("target"), "a file in place of the directory");
        TestCacheFile file = file();

        // when
        file.update(cache -> withEntry(cache, "sample.AlphaIT"));
        file.update(cache -> withEntry(cache, "sample.AlphaIT"));

        // then
        assertThat(file.read().classes(EXECUTION)).isEmpty();
        assertThat(warnings).hasSize(1);
    }

    @Test
    @DisplayName("takes no harm from a clock that went backwards: what was written later counts")
    void clockBackwards() {
        // when
        file().update(cache -> with(cache, "sample.AlphaIT", entry("later", 2_000_000_000_000L)));
        file().update(cache -> with(cache, "sample.AlphaIT", entry("earlier", -5)));

        // then
        assertThat(file().read().classes(EXECUTION).get("sample.AlphaIT")).isEqualTo(entry("earlier", -5));
    }

    @Test
    @DisplayName("loses nothing that several threads write at once")
    void severalThreads() throws Exception {
        // given
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        try {
            // when
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(pool.submit(() -> writeMany(path, "thread" + number)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            pool.shutdownNow();
        }

        // then
        assertThat(file().read().classes(EXECUTION)).hasSize(WRITERS * ENTRIES);
        assertThat(warnings).isEmpty();
    }

    @Test
    @DisplayName("loses nothing that two builds write at once")
    void twoBuilds() throws Exception {
        // given
        Process first = build("first");
        Process second = build("second");

        // when
        int both = first.waitFor() + second.waitFor();

        // then
        assertThat(both).isZero();
        assertThat(file().read().classes(EXECUTION)).hasSize(2 * ENTRIES);
    }

    @Test
    @DisplayName("is written although a build that was killed has left its lock")
    void abandonedLock() throws IOException {
        // given
        Files.createDirectories(path.getParent());
        String dead = Long.MAX_VALUE + " " + ProcessIdentity.current().startedAt() + " of-a-dead-build";
        Files.writeString(path.resolveSibling("test-cache.json.lock"), dead);

        // when
        file().update(cache -> withEntry(cache, "sample.AlphaIT"));

        // then
        assertThat(file().read().classes(EXECUTION)).containsOnlyKeys("sample.AlphaIT");
        assertThat(warnings).isEmpty();
    }

    /** Another build: a JVM of its own that writes to the file that the first argument names. */
    public static void main(String[] arguments) {
        writeMany(Path.of(arguments[0]), arguments[1]);
    }

    private Process build(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        TestCacheFileTest.class.getName(),
                        path.toString(),
                        name)
                .inheritIO()
                .start();
    }

    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path", "");
        return surefire.isEmpty() ? System.getProperty("java.class.path") : surefire + File.pathSeparator;
    }

    private static void writeMany(Path path, String writer) {
        TestCacheFile file = new TestCacheFile(path, VERSION, (where, why) -> {
            throw new IllegalStateException(where + ": " + why);
        });
        for (int number = 0; number < ENTRIES; number++) {
            String name = writer + number + "IT";
            file.update(cache -> withEntry(cache, name));
        }
    }

    private void assertRemembersNothing() {
        assertThat(file().read()).isEqualTo(TestCache.empty(VERSION, "MD5"));
    }

    private TestCacheFile file() {
        return new TestCacheFile(path, VERSION, (where, why) -> warnings.add(where + ": " + why));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static TestCache withEntry(TestCache cache, String name) {
        return with(cache, name, entry("hash of " + name, 1));
    }

    private static TestCache with(TestCache cache, String name, CacheEntry entry) {
        SortedMap<String, CacheEntry> classes = new TreeMap<>(cache.classes(EXECUTION));
        classes.put(name, entry);
        return cache.with(EXECUTION, classes);
    }

    private static CacheEntry entry(String hash, long lastRun) {
        CacheEntry.Inputs inputs = new CacheEntry.Inputs("signature", new TreeMap<>(Map.of("a", hash)));
        return CacheEntry.unknown()
                .empty(CacheEntry.Inputs.NONE)
                .passed(inputs, CacheEntry.Timing.NONE.ran(lastRun, 5, true));
    }
}
