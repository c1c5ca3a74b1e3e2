package io.github.smartscraper.e2e.selection.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how the project's classes are found in the constants of class files. */
@DisplayName("Class names")
final class ClassNamesTest {

    private final ClassNames names =
            new ClassNames(Set.of("a/b/C", "a/b/C$D", "a/b/E$F", "LLa/Lib", "Root", "myLib/G"));

    @ParameterizedTest
    @DisplayName("are found in whatever form a class file has them")
    @CsvSource(delimiter = '|', textBlock = """
        a/b/C                                 | a/b/C
        a.b.C                                 | a/b/C
        a/b/C$D                               | a/b/C
        a/b/C$NotThere                        | a/b/C
        a.b.C.FIELD                           | a/b/C
        a.b.C#method                          | a/b/C
        a/b/C.class                           | a/b/C
        La/b/C;                               | a/b/C
        (IJLa/b/C;[[La/b/C;)V                 | a/b/C
        Ljava/util/List<+La/b/C;>;            | a/b/C
        <T:Ljava/lang/Object;:La/b/C;>V       | a/b/C
        a/b/E$F                               | a/b/E$F
        LLLa/Lib;                             | LLa/Lib
        LmyLib/G;                             | myLib/G
        (ZLRoot;)V                            | Root
        classpath:a/b/C.class                 | a/b/C
        """)
    void found(String constant, String unit) {
        assertThat(in(constant)).contains(unit);
    }

    @ParameterizedTest
    @DisplayName("are not found in names that only look like them")
    @ValueSource(strings = {"a/b/CC", "a/b", "xa/b/C", "a/b/c", "/b/C", "", ";", "...", "C", "aRoot"})
    void notFound(String constant) {
        assertThat(in(constant)).isEmpty();
    }

    @Test
    @DisplayName("are found beside the marks that the compiler puts into strings which are put together")
    void recipes() {
        assertThat(in("\u0001a.b.C\u0001")).containsExactly("a/b/C");
    }

    @Test
    @DisplayName("that are no Java names are found as well, where the project has such")
    void oddNames() {
        // given
        ClassNames kotlin = new ClassNames(Set.of("a/my tests", "a/C-D", "a/E"));
        List<String> found = new ArrayList<>();

        // when
        kotlin.findIn("(ILa/my tests;La/C-D;)V", found::add);
        kotlin.findIn("a/E", found::add);

        // then
        assertThat(found).contains("a/my tests", "a/C-D", "a/E");
    }

    @Test
    @DisplayName("of nested classes stand for the outer class, unless that is no class of the project")
    void units() {
        assertThat(names.unitOf("a/b/C$D")).contains("a/b/C");
        assertThat(names.unitOf("a/b/E$F")).contains("a/b/E$F");
        assertThat(names.unitOf("a/b/E")).isEmpty();
    }

    private List<String> in(String constant) {
        List<String> found = new ArrayList<>();
        names.findIn(constant, found::add);
        return found;
    }
}
