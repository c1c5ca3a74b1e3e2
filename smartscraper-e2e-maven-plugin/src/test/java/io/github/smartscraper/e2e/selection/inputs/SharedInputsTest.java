package io.github.smartscraper.e2e.selection.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.run.SelectedProject;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests each kind of change that re-runs everything. */
@DisplayName("All test classes have to run after a change of")
final class SharedInputsTest {

    private static final String CLASS_PATH = "class path";
    private static final String CONFIGURATION = "configuration";
    private static final String RESOURCES = "test resources";
    private static final String SOURCES = "application sources";
    private static final String VARIABLES = "shell variables";

    private SelectedProject sample;
    private Signature before;

    @BeforeEach
    void newProject(@TempDir Path directory) throws Exception {
        sample = new SelectedProject(directory);
        sample.write("classes/Main.class", "main");
        sample.classPath.add(directory.resolve("classes"));
        jar("library-1.0.jar", "content", 0);
        sample.classPath.add(directory.resolve("library-1.0.jar"));
        sample.seed = Files.createDirectories(directory.resolve("seed"));
        sample.write("seed/sites.jsonc", "[]");
        before = now();
    }

    @Test
    @DisplayName("nothing: then it is the same signature")
    void nothing() throws Exception {
        assertThat(changes()).isEmpty();
    }

    @Test
    @DisplayName("a source of the application, whether it changes, comes or goes")
    void applicationSource() throws Exception {
        sample.write("app/src/main.ts", "niam");
        assertThat(changes()).containsExactly(SOURCES);

        sample.write("app/src/main.ts", "main");
        sample.write("app/src/more.ts", "more");
        assertThat(changes()).containsExactly(SOURCES);
    }

    @Test
    @DisplayName("the lock file")
    void lockFile() throws Exception {
        sample.write("app/package-lock.json", "{\"lockfileVersion\": 3}");

        assertThat(changes()).containsExactly(SOURCES);
    }

    @Test
    @DisplayName("a file that the user counts among the sources, and not of others")
    void ownSources() throws Exception {
        sample.write("app/README.md", "words");
        sample.write("app/src/test/AlphaIT.java", "a root of tests");
        sample.write("app/node_modules/x/index.js", "x");
        assertThat(changes()).isEmpty();

        sample.sources = List.of("*.md");
        before = now();
        sample.write("app/README.md", "other words");
        assertThat(changes()).containsExactly(SOURCES);
    }

    @Test
    @DisplayName("a test resource")
    void testResource() throws Exception {
        sample.write("target/test-classes/data.txt", "other");

        assertThat(changes()).containsExactly(RESOURCES);
    }

    @Test
    @DisplayName("a file beside the sources of tests, such as an approved result, but not of a source")
    void besideSources() throws Exception {
        sample.write("src/test/java/sample/AlphaIT.java", "class AlphaIT {}");
        assertThat(changes()).isEmpty();

        sample.write("src/test/java/sample/AlphaIT.approved.txt", "approved");
        assertThat(changes()).containsExactly(RESOURCES);
    }

    @Test
    @DisplayName("a class that is registered as a service, or named in a settings file")
    void registeredClass() throws Exception {
        for (String file : List.of("META-INF/services/org.junit.Extension", "junit-platform.properties")) {
            // given
            sample.write("target/test-classes/" + file, "x = " + SelectedProject.AlphaIT.class.getName());
            before = now();

            // when
            Path alpha = sample.classes.resolve(
                    SelectedProject.AlphaIT.class.getName().replace('.', '/') + ".class");
            byte[] bytes = Files.readAllBytes(alpha);
            Files.write(alpha, Arrays.copyOf(bytes, bytes.length + 1));

            // then
            assertThat(changes()).as(file).containsExactly(RESOURCES);
            Files.delete(sample.classes.resolve(file));
        }
    }

    @Test
    @DisplayName("a library, even under the same name and of the same size")
    void library() throws Exception {
        jar("library-1.0.jar", "tnetnoc", 0);

        assertThat(changes()).containsExactly(CLASS_PATH);
    }

    @Test
    @DisplayName("a library's version, but not of the time when a jar was made")
    void libraryVersion() throws Exception {
        jar("library-1.0.jar", "content", 86_400_000_000L);
        assertThat(changes()).isEmpty();

        jar("library-1.1.jar", "content", 0);
        sample.classPath.set(1, sample.project.resolve("library-1.1.jar"));
        assertThat(changes()).containsExactly(CLASS_PATH);
    }

    @Test
    @DisplayName("a library, but not of the POM and the date that Maven puts into it, or of a directory's time (C3)")
    void ofMaven() throws Exception {
        jar(
                "library-1.0.jar",
                Map.of("data.txt", "content", "META-INF/maven/a/b/pom.properties", "#Tue Nov 24", "x/", ""));
        assertThat(changes()).isEmpty();

        sample.write("classes/META-INF/maven/a/b/pom.xml", "<!-- a comment -->");
        assertThat(changes()).isEmpty();
    }

    @Test
    @DisplayName("the place of the project: the very same in another directory is nothing new (C6)")
    void elsewhere(@TempDir Path directory) throws Exception {
        DirectoryTree.copy(sample.project, directory.resolve("copy"));
        SelectedProject copy = new SelectedProject(sample, directory.resolve("copy"));

        assertThat(copy.inputs().read().signature().changes(before)).isEmpty();
    }

    @Test
    @DisplayName("the order of the class path, or a library that is gone")
    void classPathOrder() throws Exception {
        sample.classPath.add(0, sample.classPath.remove(1));
        assertThat(changes()).containsExactly(CLASS_PATH);

        sample.classPath.add(0, sample.classPath.remove(1));
        Files.delete(sample.project.resolve("library-1.0.jar"));
        assertThat(changes()).containsExactly(CLASS_PATH);
    }

    @Test
    @DisplayName("a library that is no jar")
    void brokenJar() throws Exception {
        sample.write("library-1.0.jar", "not a jar");
        before = now();
        sample.write("library-1.0.jar", "not a raj");

        assertThat(changes()).containsExactly(CLASS_PATH);
    }

    @Test
    @DisplayName("the project's own classes")
    void mainClasses() throws Exception {
        sample.write("classes/Main.class", "niam");

        assertThat(changes()).containsExactly(CLASS_PATH);
    }

    @Test
    @DisplayName("the command, or of the file that it names")
    void command() throws Exception {
        sample.write("app/server.mjs", "revres");
        assertThat(changes()).containsExactly(SOURCES);

        sample.write("app/server.mjs", "server");
        sample.command = "node server.mjs --fast";
        assertThat(changes()).containsExactly(CONFIGURATION);
    }

    @Test
    @DisplayName("a parameter that servers see")
    void parameters() throws Exception {
        sample.healthPath = "/ready";
        assertThat(changes()).containsExactly(CONFIGURATION);

        sample.healthPath = "/health";
        sample.reset = "none";
        assertThat(changes()).containsExactly(CONFIGURATION);

        sample.reset = null;
        sample.environment.put("GREETING", "hello");
        assertThat(changes()).containsExactly(CONFIGURATION);
    }

    @Test
    @DisplayName("the seed")
    void seed() throws Exception {
        sample.write("seed/sites.jsonc", "[1]");

        assertThat(changes()).containsExactly(CONFIGURATION);
    }

    @Test
    @DisplayName("what Failsafe is configured with")
    void failsafe() throws Exception {
        sample.facts.put("argLine", "-Xmx64m");

        assertThat(changes()).containsExactly(CONFIGURATION);
    }

    @Test
    @DisplayName("the browser")
    void browser() throws Exception {
        sample.variables.put("EXECUTABLE_PATH", "/opt/other/browser");

        assertThat(changes()).containsExactly(CONFIGURATION);
    }

    @Test
    @DisplayName("a variable of the shell that tools read, or that the user has named (I8)")
    void shellVariables() throws Exception {
        sample.variables.put("NODE_OPTIONS", "--max-old-space-size=100");
        assertThat(changes()).containsExactly(VARIABLES);

        sample.variables.remove("NODE_OPTIONS");
        sample.variables.put("SHOP_MODE", "fast");
        assertThat(changes()).isEmpty();

        sample.inputVariables = List.of("SHOP_*");
        assertThat(changes()).containsExactly(VARIABLES);
    }

    @Test
    @DisplayName("a property of the command line or a variable that a test resource names, whole and not in part")
    void namedByResource() throws Exception {
        sample.write("target/test-classes/application.yml", "mode: ${shop.mode}\nregion: ${SHOP_REGION:eu}");
        before = now();

        sample.properties.put("shop.mode", "fast");
        assertThat(changes()).containsExactly(RESOURCES);

        sample.properties.clear();
        sample.variables.put("SHOP_REGION", "us");
        assertThat(changes()).containsExactly(RESOURCES);

        sample.variables.remove("SHOP_REGION");
        sample.properties.putAll(Map.of("shop", "1", "mode.x", "1", "checkstyle.skip", "true", "p.mode", "1"));
        assertThat(changes()).isEmpty();
    }

    @Test
    @DisplayName("Node.js")
    void node() throws Exception {
        sample.variables.put("PATH", "/nowhere");

        assertThat(changes()).contains("Node.js");
    }

    @Test
    @DisplayName("nothing that only decides where and how much is run")
    void neutral() throws Exception {
        sample.shard = "1/2";
        sample.file = "alpha";
        sample.full = true;
        sample.lastFailed = true;
        sample.cacheAudit = "5%";
        sample.verbose = true;

        assertThat(changes()).isEmpty();
    }

    @Test
    @DisplayName("tells no value: the cache can be passed on")
    void noValues() throws Exception {
        sample.environment.put("SECRET", "hunter2");

        assertThat(now().toString()).doesNotContain("hunter2", sample.project.toString());
    }

    private List<String> changes() throws Exception {
        return now().changes(before).stream().map(Signature.Change::part).toList();
    }

    private Signature now() throws Exception {
        return sample.inputs().read().signature();
    }

    private void jar(String name, String content, long time) throws IOException {
        jar(name, Map.of("data.txt", content), time);
    }

    private void jar(String name, Map<String, String> entries) throws IOException {
        jar(name, entries, 0);
    }

    private void jar(String name, Map<String, String> entries, long time) throws IOException {
        try (OutputStream out = Files.newOutputStream(sample.project.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(content.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
