package io.github.smartscraper.e2e.selection.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what becomes of inputs when classes come and go, and which names count as classes at all. */
@DisplayName("The inputs of a test class, where classes come and go or have odd names,")
final class TestInputsNamesTest {

    private CompiledTests tests;

    @BeforeEach
    void makeTwoClassesWithoutHelpers(@TempDir Path directory) {
        tests = new CompiledTests(directory)
                .with("sample.AlphaIT", "class AlphaIT { int alpha() { return 1; } }")
                .with("sample.OmegaIT", "class OmegaIT { int omega() { return 1; } }");
    }

    @Test
    @DisplayName("lose a helper that is gone, and the class has to run")
    void deletedHelper() throws IOException {
        // given
        tests.with(
                        "sample.AlphaIT",
                        "class AlphaIT { Object a() throws Exception { return Class.forName(\"sample.Gone\"); } }")
                .with("sample.Gone", "class Gone { }");

        // when
        var affected = tests.affectedBy(() -> tests.without("sample.Gone"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("gain a class that has been missing, and the class that asked for it has to run")
    void newHelper() throws IOException {
        // given
        tests.with(
                "sample.AlphaIT",
                "class AlphaIT { Object a() throws Exception { return Class.forName(\"sample.New\"); } }");

        // when
        var affected = tests.affectedBy(() -> tests.with("sample.New", "class New { }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("are others for a class that was renamed, moved or deleted")
    void renamedMovedDeleted() throws IOException {
        // when
        var renamed = tests.affectedBy(() ->
                tests.without("sample.AlphaIT").with("sample.BetaIT", "class BetaIT { int alpha() { return 1; } }"));
        var moved = tests.affectedBy(() -> tests.without("sample.BetaIT")
                .with("sample.deep.BetaIT", "class BetaIT { int alpha() { return 1; } }"));
        var deleted = tests.affectedBy(() -> tests.without("sample.deep.BetaIT"));

        // then
        assertThat(renamed).containsExactly("sample.AlphaIT", "sample.BetaIT");
        assertThat(moved).containsExactly("sample.BetaIT", "sample.deep.BetaIT");
        assertThat(deleted).containsExactly("sample.deep.BetaIT");
    }

    @Test
    @DisplayName("do not include a class that a comment or a text of the source names by its simple name")
    void commentsAndTexts() throws IOException {
        // given
        tests.with(
                        "sample.AlphaIT",
                        "/** See {@link Helper}. */ class AlphaIT { // Helper\n"
                                + " String a() { return \"Helper \\\" Helper\" + 'H' + '\\'' + \"\"\"\n Helper \"Helper\" \"\"\"; } }")
                .with("sample.Helper", "class Helper { }");

        // when, then
        assertThat(tests.inputsOf("sample.AlphaIT")).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("do not include a class of another package with the same simple name")
    void sameSimpleName() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT { Helper helper; }")
                .with("sample.Helper", "class Helper { }")
                .with("sample.more.Helper", "class Helper { }");

        // when, then
        assertThat(tests.inputsOf("sample.AlphaIT")).containsExactly("sample.AlphaIT", "sample.Helper");
    }

    @Test
    @DisplayName("are found for classes without a package as well")
    void defaultPackage() throws IOException {
        // given
        tests.with("RootIT", "class RootIT { int a(int i, Little l) { return Limits.MAX; } }")
                .with("Little", "class Little { }")
                .with("Limits", "class Limits { static final int MAX = 1; }");

        // when, then
        assertThat(tests.inputsOf("RootIT")).containsExactly("Limits", "Little", "RootIT");
    }

    @Test
    @DisplayName("are found for names beyond ASCII")
    void unicode() throws IOException {
        // given
        tests.option("-encoding")
                .option("UTF-8")
                .with("größe.ÜberIT", "class ÜberIT { int a() { return Maß.MAX; } 𝒳Helper h; }")
                .with("größe.Maß", "class Maß { static final int MAX = 1; }")
                .with("größe.𝒳Helper", "class 𝒳Helper { }");

        // when, then
        assertThat(tests.inputsOf("größe.ÜberIT")).containsExactly("größe.Maß", "größe.ÜberIT", "größe.𝒳Helper");
    }

    @Test
    @DisplayName("are found for names with dollars, as other languages make them")
    void dollars() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT { Files$Kt one; $Two two; Th$ree three; }")
                .with("sample.Files$Kt", "class Files$Kt { }")
                .with("sample.$Two", "class $Two { }")
                .with("sample.Th$ree", "class Th$ree { Four$ four; }")
                .with("sample.Four$", "class Four$ { }");

        // when, then
        assertThat(tests.inputsOf("sample.AlphaIT"))
                .containsExactly("sample.$Two", "sample.AlphaIT", "sample.Files$Kt", "sample.Four$", "sample.Th$ree");
    }

    @Test
    @DisplayName("include what a registration of services names, with all that it uses")
    void registered() throws IOException {
        // given
        tests.with("sample.Extension", "class Extension { Helper helper; }").with("sample.Helper", "class Helper { }");

        // when
        var named = tests.read().namedIn("# extensions\nsample.Extension # ours\nlibrary.Other\n");

        // then
        assertThat(named).containsOnlyKeys("sample.Extension", "sample.Helper");
    }

    @Test
    @DisplayName("tell which classes can hold tests: no abstract class, interface or annotation")
    void testable() throws IOException {
        // given
        tests.with("sample.BaseIT", "abstract class BaseIT { }")
                .with("sample.RoleIT", "interface RoleIT { }")
                .with("sample.MarkIT", "@interface MarkIT { }")
                .with("sample.RecordIT", "record RecordIT() { }");

        // when
        TestInputs inputs = tests.read();

        // then
        assertThat(inputs.isTestable("sample.AlphaIT")).isTrue();
        assertThat(inputs.isTestable("sample.RecordIT")).isTrue();
        assertThat(inputs.isTestable("sample.BaseIT")).isFalse();
        assertThat(inputs.isTestable("sample.RoleIT")).isFalse();
        assertThat(inputs.isTestable("sample.MarkIT")).isFalse();
    }

    @Test
    @DisplayName("of an inherited test include the abstract class that declares it")
    void abstractBase() throws IOException {
        // given
        String base = "abstract class BaseIT { int test() { return %d; } }";
        tests.with("sample.BaseIT", base.formatted(1)).with("sample.AlphaIT", "class AlphaIT extends BaseIT { }");

        // when
        var affected = tests.affectedBy(() -> tests.with("sample.BaseIT", base.formatted(2)));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT", "sample.BaseIT");
    }

    @Test
    @DisplayName("are none where nothing was compiled")
    void nothingCompiled(@TempDir Path directory) throws IOException {
        // when
        TestInputs inputs = new TestInputsScan(directory.resolve("missing"), List.of()).read();

        // then
        assertThat(inputs.of("sample.AlphaIT")).isEmpty();
    }

    @Test
    @DisplayName("include everything, where a class file can't be understood")
    void unreadable() throws IOException {
        // given
        tests.read();
        Path file = tests.classes().resolve("sample/AlphaIT.class");
        byte[] bytes = Files.readAllBytes(file);
        // The major version of a Java to come.
        bytes[6] = 1;
        Files.write(file, bytes);

        // when
        TestInputs inputs = tests.scan();

        // then
        assertThat(inputs.of("sample.AlphaIT")).containsOnlyKeys("sample.AlphaIT", "sample.OmegaIT");
        assertThat(inputs.of("sample.OmegaIT")).containsOnlyKeys("sample.OmegaIT");
    }

    @Test
    @DisplayName("include everything, where a class file was cut short")
    void cutShort() throws IOException {
        // given
        tests.read();
        Path file = tests.classes().resolve("sample/AlphaIT.class");
        byte[] bytes = Files.readAllBytes(file);

        for (int length : new int[] {0, 4, 9, bytes.length / 2}) {
            Files.write(file, Arrays.copyOf(bytes, length));

            // when
            TestInputs inputs = tests.scan();

            // then
            assertThat(inputs.of("sample.AlphaIT")).containsOnlyKeys("sample.AlphaIT", "sample.OmegaIT");
        }
    }
}
