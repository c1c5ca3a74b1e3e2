package io.github.smartscraper.e2e.selection.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.selection.files.FileSet;
import io.github.smartscraper.e2e.selection.inputs.Surroundings.Candidates;
import io.github.smartscraper.e2e.selection.inputs.Surroundings.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link NamedInputs} with {@link NamedResources} and {@link NamedFiles}, by compiled classes. */
@DisplayName("By a constant, a test class")
final class NamedInputsTest {

    @TempDir
    private Path project;

    private final Map<String, String> properties = new HashMap<>();
    private final Set<String> variables = new HashSet<>();
    private CompiledTests compiled;
    private NamedResources resources = new NamedResources(new TreeMap<>());

    @BeforeEach
    void newProject() {
        compiled = new CompiledTests(project);
        compiled.with("a.NamesIT", "class NamesIT { String name = \"/data/users.json\"; }");
        compiled.with("a.OtherIT", "class OtherIT { int number = 1; }");
    }

    @Test
    @DisplayName("has the resource among its inputs that it names, and no other class has (C8)")
    void resource() throws Exception {
        // given
        write("target/test-classes/data/users.json", "[]");

        // when
        TestInputs inputs = read();

        // then
        assertThat(inputs.of("a.NamesIT")).containsKey("resource data/users.json");
        assertThat(inputs.of("a.OtherIT")).containsOnlyKeys("a.OtherIT");
        assertThat(resources.shared()).doesNotContainKey("data/users.json");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has a resource of others among its inputs that it may put together the name of, by")
    @ValueSource(
            strings = {
                "\"/data/\" + name + \".json\"",
                "\"data\" + java.io.File.separator + name",
                "name + \".json\"",
                "name + \"ers.json\"",
                "String.format(\"/data/%s.json\", name)",
                "String.valueOf(getClass().getResource(\"/\"))",
                "String.valueOf(getClass().getResource(\"/data\"))"
            })
    void composed(String expression) throws Exception {
        // given
        write("target/test-classes/data/users.json", "[]");
        compiled.with("a.ComposesIT", "class ComposesIT { String of(String name) { return " + expression + "; } }");

        // when, then
        assertThat(read().of("a.ComposesIT")).containsKey("resource data/users.json");
    }

    @ParameterizedTest
    @DisplayName("shares with all others what libraries read, whoever names it, and what nobody names")
    @CsvSource({"junit-platform.properties", "META-INF/services/some.Extension", "application.yml", "data/nobody.txt"})
    void shared(String path) throws Exception {
        // given
        write("target/test-classes/" + path, "x");
        compiled.with("a.NamesIT", "class NamesIT { String name = \"" + path.replace("nobody", "somebody") + "\"; }");

        // when
        TestInputs inputs = read();

        // then
        assertThat(inputs.of("a.NamesIT")).doesNotContainKey("resource " + path);
        assertThat(resources.shared()).containsKey(path);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has the file among its inputs that it names, within the project and beside it (I9)")
    @CsvSource({
        "src/test/fixtures/users.csv, src/test/fixtures/users.csv",
        "./src/test/fixtures/users.csv, src/test/fixtures/users.csv",
        "../fixtures/users.csv, ../fixtures/users.csv",
        "src/test/fixtures, src/test/fixtures",
        "src/test/fixtures/, src/test/fixtures",
        "../fixtures/, ../fixtures",
    })
    void file(String constant, String input) throws Exception {
        // given
        project = Files.createDirectories(project.resolve("module"));
        compiled = new CompiledTests(project);
        write("src/test/fixtures/users.csv", "1");
        write("../fixtures/users.csv", "1");
        compiled.with(
                "a.FilesIT",
                "@interface Csv { String[] files(); }\n@Csv(files = \"" + constant + "\") class FilesIT {}");
        String before = read().of("a.FilesIT").get("file " + input);

        // when
        write("src/test/fixtures/users.csv", "2");
        write("../fixtures/users.csv", "2");

        // then
        assertThat(before).isNotNull();
        assertThat(read().of("a.FilesIT").get("file " + input)).isNotNull().isNotEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("has no file for an input that is made by builds, holds the project or its tests, or is not there")
    @ValueSource(
            strings = {
                "target",
                "target/x.txt",
                "app/node_modules",
                "../app/node_modules/x.js",
                "src",
                "src/test",
                ".",
                "..",
                "/",
                "/tmp",
                "/proc/self/stat",
                "gone.txt"
            })
    void noFile(String constant) throws Exception {
        // given
        project = Files.createDirectories(project.resolve("module"));
        compiled = new CompiledTests(project);
        write("target/x.txt", "x");
        write("app/node_modules/x.js", "x");
        write("../app/node_modules/x.js", "x");
        compiled.with("a.FilesIT", "class FilesIT { String file = \"" + constant + "\"; }");

        // when, then
        assertThat(read().of("a.FilesIT")).containsOnlyKeys("a.FilesIT");
    }

    @Test
    @DisplayName("has the properties and variables among its inputs that it names, also by their beginning (C4, I8)")
    void propertiesAndVariables() throws Exception {
        // given
        properties.putAll(Map.of("shop.mode", "fast", "shop.size", "3", "checkstyle.skip", "true"));
        variables.addAll(Set.of("SHOP_REGION", "OTHER"));
        compiled.with(
                "a.NamesIT",
                "class NamesIT { String mode = System.getProperty(\"shop.mode\"), "
                        + "region = System.getenv(\"SHOP_REGION\"); }");
        compiled.with(
                "a.OtherIT",
                "class OtherIT { String of(String name) { return System.getProperty(\"shop.\" + name); } }");

        // when
        TestInputs inputs = read();

        // then
        assertThat(inputs.of("a.NamesIT"))
                .containsOnlyKeys("a.NamesIT", "property shop.mode", "variable SHOP_REGION")
                .containsEntry("property shop.mode", "fast")
                .containsEntry("variable SHOP_REGION", "hash of SHOP_REGION");
        assertThat(inputs.of("a.OtherIT")).containsOnlyKeys("a.OtherIT", "property shop.mode", "property shop.size");
    }

    @Test
    @DisplayName("has what a class names that it uses")
    void throughHelper() throws Exception {
        // given
        write("target/test-classes/data/users.json", "[]");
        compiled.with("a.UserIT", "class UserIT { NamesIT other; }");

        // when
        SortedMap<String, String> inputs = read().of("a.UserIT");

        // then
        assertThat(inputs).containsOnlyKeys("a.UserIT", "a.NamesIT", "resource data/users.json");
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Compiles, which removes resources; they are written again. */
    private TestInputs read() throws IOException {
        Path classes = compiled.classes();
        FileSet found = new FileSet(
                classes, List.of("**"), List.of(), file -> file.toString().endsWith(".class"));
        Map<String, byte[]> kept = new HashMap<>();
        for (String path : found.hashes().keySet()) {
            kept.put(path, Files.readAllBytes(classes.resolve(path)));
        }
        compiled.read();
        for (Map.Entry<String, byte[]> resource : kept.entrySet()) {
            Path file = classes.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, resource.getValue());
        }
        resources = new NamedResources(found.hashes());
        NamedInputs named = new NamedInputs(
                resources,
                Optional.of(new NamedFiles(project, List.of(compiled.sources()))),
                new Candidates(
                        new Values(properties.keySet(), properties::get),
                        new Values(variables, name -> "hash of " + name)));
        return new TestInputsScan(classes, List.of(compiled.sources()), named, Optional.empty()).read();
    }
}
