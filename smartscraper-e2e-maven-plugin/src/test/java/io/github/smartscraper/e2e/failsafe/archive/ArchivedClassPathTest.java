package io.github.smartscraper.e2e.failsafe.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ArchivedClassPath}. */
@DisplayName("An archived class path")
final class ArchivedClassPathTest {

    @TempDir
    private Path directory;

    private Path repository;
    private Path tests;
    private Path own;
    private StartJars jars;

    @BeforeEach
    void prepare() throws IOException {
        repository = Files.createDirectories(directory.resolve("m2"));
        tests = file("project/target/test-classes", "sample/AIT.class", "settings.xml");
        own = file("project/target/fork-classes", "META-INF/services/org.Listener");
        jars = StartJars.in(Files.createDirectories(directory.resolve("cache")), Map.of("org.Listener", "x\n"));
    }

    @Test
    @DisplayName("has the jars of the repository in front, and the project's own directories and jars behind, in order")
    void inFront() throws IOException {
        // given
        Path a = jar("a.jar", "org/a/A.class", "META-INF/MANIFEST.MF");
        Path module = ZipFiles.write(directory.resolve("project/other/target/other.jar"), "sample/other/B.class");
        Path b = jar("b.jar", "org/b/B.class", "META-INF/MANIFEST.MF", "META-INF/LICENSE.md");

        // when
        ArchivedClassPath path = of(tests, a, module, b, own);

        // then
        assertThat(path.archived()).containsExactly(jars.start(), a, b);
        assertThat(path.others()).containsExactly(tests, module, own);
        assertThat(path.elements()).containsExactly(jars.start(), a, b, tests, module, own);
    }

    @DisplayName("is of the JDK alone if a test could tell the difference: a resource would be found elsewhere")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"settings.xml", "sample/AIT.class", "sample/"})
    void resourceInBoth(String entry) throws IOException {
        assertThat(of(tests, jar("a.jar", "org/a/A.class", entry)).archived()).isEmpty();
    }

    @Test
    @DisplayName("keeps a jar with the same resource that was in front anyway")
    void inFrontAnyway() throws IOException {
        // given
        Path first = jar("first.jar", "settings.xml");

        // when, then
        assertThat(of(first, tests).archived()).containsExactly(jars.start(), first);
    }

    @Test
    @DisplayName("has nothing to do with registrations of the plugin's listeners, which come first by another way")
    void ownListeners() throws IOException {
        // given
        Path launcher = jar("launcher.jar", "META-INF/services/org.Listener");

        // when, then
        assertThat(of(own, launcher).archived()).containsExactly(jars.start(), launcher);
    }

    @Test
    @DisplayName("has a copy of a jar that a test would find instead of the directory of its own classes")
    void rootOfVersions() throws Exception {
        // given
        Path versions =
                jar("commons.jar", "org/c/C.class", "META-INF/versions/9/", "META-INF/versions/9/org/c/C.class");
        Path a = jar("a.jar", "org/a/A.class");

        // when
        ArchivedClassPath path = of(tests, versions, a);

        // then
        Path copy = path.archived().get(1);
        assertThat(path.archived()).containsExactly(jars.start(), copy, a);
        assertThat(copy.getParent()).isEqualTo(jars.start().getParent());
        try (ZipFile file = new ZipFile(copy.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName))
                    .containsExactly("org/c/C.class", "META-INF/versions/9/org/c/C.class");
        }
        assertThat(ResourceNames.includeRoot(copy)).isFalse();
        FileTime made = Files.getLastModifiedTime(copy);
        assertThat(of(tests, versions, a).archived()).isEqualTo(path.archived());
        assertThat(Files.getLastModifiedTime(copy)).isEqualTo(made);
    }

    @Test
    @DisplayName("has such a jar itself where it was in front of all directories anyway")
    void rootInFrontAnyway() throws IOException {
        // given
        Path versions = jar("commons.jar", "META-INF/versions/9/", "META-INF/versions/9/org/c/C.class");

        // when, then
        assertThat(of(versions, tests).archived()).containsExactly(jars.start(), versions);
    }

    @Test
    @DisplayName("leaves out what changes under its name, and what is missing")
    void changing() throws IOException {
        // given
        Path snapshot = jar("x/1-SNAPSHOT/x-1-SNAPSHOT.jar", "org/x/X.class");
        Path missing = repository.resolve("missing.jar");

        // when, then
        assertThat(of(snapshot, missing).others()).containsExactly(snapshot, missing);
    }

    @Test
    @DisplayName("has another archive when a jar, the JVM or the format has changed, and none when a directory has")
    void key() throws IOException {
        // given
        Path a = jar("a.jar", "org/a/A.class");
        ForkJvm jvm = new ForkJvm(Path.of("java"), 17, "build");
        String key = of(tests, a).key(jvm, 1);

        // when, then
        file("project/target/test-classes", "sample/NewIT.class");
        assertThat(of(tests, a).key(jvm, 1)).isEqualTo(key);
        assertThat(of(tests, a).key(jvm, 2)).isNotEqualTo(key);
        assertThat(of(tests, a).key(new ForkJvm(Path.of("java"), 17, "other"), 1))
                .isNotEqualTo(key);
        Files.setLastModifiedTime(a, FileTime.fromMillis(1_000_000));
        assertThat(of(tests, a).key(jvm, 1)).isNotEqualTo(key);
    }

    private ArchivedClassPath of(Path... elements) throws IOException {
        return ArchivedClassPath.of(List.of(elements), repository, own, jars);
    }

    private Path jar(String name, String... entries) throws IOException {
        return ZipFiles.write(repository.resolve(name), entries);
    }

    private Path file(String name, String... files) throws IOException {
        Path root = directory.resolve(name);
        for (String file : files) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        return root;
    }
}
