package io.github.smartscraper.e2e.selection.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which classes have to run after which change: those that see it, and no other. */
@DisplayName("The inputs of a test class")
final class TestInputsTest {

    private CompiledTests tests;

    @BeforeEach
    void makeTwoClassesWithoutHelpers(@TempDir Path directory) {
        tests = new CompiledTests(directory)
                .with("sample.AlphaIT", "class AlphaIT { int alpha() { return 1; } }")
                .with("sample.OmegaIT", "class OmegaIT { int omega() { return 1; } }");
    }

    @Test
    @DisplayName("include its own source: the body of one of its methods affects it alone")
    void ownBody() throws IOException {
        // when
        var affected =
                tests.affectedBy(() -> tests.with("sample.AlphaIT", "class AlphaIT { int alpha() { return 2; } }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("are the same when the same is compiled again")
    void compiledAgain() throws IOException {
        // when
        var affected = tests.affectedBy(() -> {});

        // then
        assertThat(affected).isEmpty();
    }

    @Test
    @DisplayName("are empty for a class that is not of this project")
    void foreign() throws IOException {
        // when
        TestInputs inputs = tests.read();

        // then
        assertThat(inputs.of("library.SomeIT")).isEmpty();
        assertThat(inputs.isTestable("library.SomeIT")).isTrue();
    }

    @Test
    @DisplayName("are those of the outer class for a nested one that is asked for by itself")
    void nestedByName() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT { static class Inner { } }");

        // when
        TestInputs inputs = tests.read();

        // then
        assertThat(inputs.of("sample.AlphaIT$Inner"))
                .isEqualTo(inputs.of("sample.AlphaIT"))
                .containsOnlyKeys("sample.AlphaIT");
    }

    /** Each way in which AlphaIT can refer to a class {@code Helper} of its package that is compiled with it. */
    @ParameterizedTest(name = "{0}")
    @DisplayName("include a class that it refers to by")
    @CsvSource(delimiter = '|', textBlock = """
        a method call                | class AlphaIT { int a() { return new Helper().value(); } }
        a superclass                 | class AlphaIT extends Helper { }
        a field's type               | class AlphaIT { Helper helper; }
        a parameter after primitives | class AlphaIT { void a(int i, long[] l, Helper h) { } }
        an array                     | class AlphaIT { Object a() { return new Helper[1][2]; } }
        a cast                       | class AlphaIT { Object a(Object o) { return (Helper) o; } }
        a class literal              | class AlphaIT { Object a() { return Helper.class; } }
        an exception that it throws  | class AlphaIT { void a() throws Helper.Failure { } }
        a lambda                     | class AlphaIT { Runnable a() { return () -> new Helper(); } }
        a method reference           | class AlphaIT { java.util.function.Supplier<?> a() { return Helper::new; } }
        a type argument of a field   | class AlphaIT { java.util.List<? extends Helper> all; }
        a bound of a type variable   | class AlphaIT { <T extends Object & Helper.Role> void a(T t) { } }
        a type argument of a supertype | abstract class AlphaIT implements Comparable<Helper> { }
        a local variable's generics  | class AlphaIT { void a() { java.util.List<Helper> l = null; } }
        reflection                   | class AlphaIT { Object a() throws Exception { return Class.forName("sample.Helper"); } }
        reflection on a nested class | class AlphaIT { Object a() throws Exception { return Class.forName("sample.Helper$Role"); } }
        reflection, name put together | class AlphaIT { Object a(String s) throws Exception { return Class.forName(s + "sample.Helper"); } }
        the name of a factory method | class AlphaIT { String a() { return "sample.Helper#value"; } }
        a path of its class file     | class AlphaIT { Object a() { return getClass().getResource("/sample/Helper.class"); } }
        a nested class of it         | class AlphaIT { Helper.Role role; }
        an import that is not used   | import sample.Helper; class AlphaIT { }
        """)
    void references(String how, String alpha) throws IOException {
        // given
        String helper = "class Helper { int value() { return %d; } interface Role { } static class Failure"
                + " extends Exception { private static final long serialVersionUID = 1; } }";
        tests.with("sample.Helper", helper.formatted(1)).with("sample.AlphaIT", alpha);

        // when
        var affected = tests.affectedBy(() -> tests.with("sample.Helper", helper.formatted(2)));

        // then
        assertThat(affected).as(how).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("include what its helpers use in turn, and a cycle among them does no harm")
    void transitive() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT { First first; }")
                .with("sample.First", "class First { Second second; }")
                .with("sample.Second", "class Second { First first; Third third; }")
                .with("sample.Third", "class Third { int value = 1; }");

        // when
        var affected = tests.affectedBy(() -> tests.with("sample.Third", "class Third { int value = 2; }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
        assertThat(tests.inputsOf("sample.AlphaIT"))
                .containsExactly("sample.AlphaIT", "sample.First", "sample.Second", "sample.Third");
    }

    @Test
    @DisplayName("do not include the tests that use the same helper")
    void notItsUsers() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT { Helper helper; int a() { return 1; } }")
                .with("sample.OmegaIT", "class OmegaIT { Helper helper; }")
                .with("sample.Helper", "class Helper { }");

        // when
        var byHelper = tests.affectedBy(() -> tests.with("sample.Helper", "class Helper { int more; }"));
        var byAlpha = tests.affectedBy(
                () -> tests.with("sample.AlphaIT", "class AlphaIT { Helper helper; int a() { return 2; } }"));

        // then
        assertThat(byHelper).containsExactly("sample.AlphaIT", "sample.OmegaIT");
        assertThat(byAlpha).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("include default methods of the interfaces that its superclass implements")
    void interfaceDefault() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT extends Base { }")
                .with("sample.Base", "abstract class Base implements Role { }")
                .with("sample.Role", "interface Role { default int value() { return 1; } }");

        // when
        var affected = tests.affectedBy(
                () -> tests.with("sample.Role", "interface Role { default int value() { return 2; } }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("include annotations, their defaults, and the classes among their values")
    void annotations() throws IOException {
        // given
        String annotation = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) "
                + "@interface Mark { Class<?> value(); int level() default %d; }";
        tests.with("sample.AlphaIT", "@Mark(Named.class) class AlphaIT { }")
                .with("sample.OmegaIT", "class OmegaIT { @Mark(Other.class) void test() { } }")
                .with("sample.Mark", annotation.formatted(1))
                .with("sample.Named", "class Named { }")
                .with("sample.Other", "class Other { }");

        // when
        var byValue = tests.affectedBy(() -> tests.with("sample.Named", "class Named { int more; }"));
        var byDefault = tests.affectedBy(() -> tests.with("sample.Mark", annotation.formatted(2)));

        // then
        assertThat(byValue).containsExactly("sample.AlphaIT");
        assertThat(byDefault).containsExactly("sample.AlphaIT", "sample.OmegaIT");
    }

    @Test
    @DisplayName("include an annotation that is not kept in class files: its name stands in the source")
    void sourceAnnotation() throws IOException {
        // given
        tests.with("sample.AlphaIT", "@Hint class AlphaIT { }")
                .with(
                        "sample.Hint",
                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE) @interface Hint { }");

        // when, then
        assertThat(tests.inputsOf("sample.AlphaIT")).containsExactly("sample.AlphaIT", "sample.Hint");
    }

    @Test
    @DisplayName("include an enum that it switches over, with the bodies of its constants")
    void enumConstants() throws IOException {
        // given
        String alpha = "class AlphaIT { int a(Colour c) { switch (c) { case RED: return 1; default: return 2; } } }";
        tests.with("sample.AlphaIT", alpha)
                .with("sample.Colour", "enum Colour { RED { int code() { return 1; } }; abstract int code(); }");

        // when
        var affected = tests.affectedBy(() ->
                tests.with("sample.Colour", "enum Colour { RED { int code() { return 2; } }; abstract int code(); }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
    }

    /** Each way to write a constant whose value javac copies, so that the class file names no other class. */
    @ParameterizedTest(name = "{0}")
    @DisplayName("include the class of an inlined constant, named by")
    @CsvSource(delimiter = '|', textBlock = """
        its class, same package    | sample.Limits      | class AlphaIT { int a() { return Limits.MAX; } }
        an import                  | sample.more.Limits | import sample.more.Limits; class AlphaIT { int a() { return Limits.MAX; } }
        a static import            | sample.more.Limits | import static sample.more.Limits.MAX; class AlphaIT { int a() { return MAX; } }
        a static star import       | sample.more.Limits | import static sample.more.Limits.*; class AlphaIT { int a() { return MAX; } }
        a star import              | sample.more.Limits | import sample.more.*; class AlphaIT { int a() { return Limits.MAX; } }
        its full name              | sample.more.Limits | class AlphaIT { int a() { return sample.more.Limits.MAX; } }
        its full name, annotated   | sample.more.Limits | @SuppressWarnings(sample.more.Limits.NAME) class AlphaIT { }
        the interface implemented  | sample.more.Roles  | class AlphaIT implements sample.more.Roles { int a() { return TOP; } }
        a nested class             | sample.more.Limits | import sample.more.Limits.Deep; class AlphaIT { int a() { return Deep.LOW; } }
        a static import from a nested class | sample.more.Limits | import static sample.more.Limits.Deep.*; class AlphaIT { int a() { return LOW; } }
        its class, from a lambda   | sample.Limits      | class AlphaIT { java.util.function.IntSupplier a() { return () -> Limits.MAX; } }
        its class, as a case       | sample.Limits      | class AlphaIT { void a(int i) { switch (i) { case Limits.MAX: break; default: } } }
        another line than its name | sample.Limits      | class AlphaIT { int a() { return Limits/* the class */
        """)
    void inlinedConstants(String how, String holder, String alpha) throws IOException {
        // given
        String limits =
                "public class Limits { public static final int MAX = %d; public static final String NAME = \"all\";"
                        + " public static class Deep { public static final int LOW = %1$d; } }";
        String roles = "public interface Roles { int TOP = %d; }";
        String whole = alpha.endsWith("*/") ? alpha + "\n.MAX; } }" : alpha;
        tests.with("sample.Limits", limits.formatted(1))
                .with("sample.more.Limits", limits.formatted(1))
                .with("sample.more.Roles", roles.formatted(1))
                .with("sample.AlphaIT", whole);

        // when
        var inputs = tests.inputsOf("sample.AlphaIT");
        var affected = tests.affectedBy(() -> tests.with("sample.Limits", limits.formatted(2))
                .with("sample.more.Limits", limits.formatted(2))
                .with("sample.more.Roles", roles.formatted(2)));

        // then
        assertThat(inputs).as(how).contains(holder);
        assertThat(affected).as(how).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("include a constant that comes from a third class by way of a second")
    void constantOfConstant() throws IOException {
        // given
        tests.with("sample.AlphaIT", "class AlphaIT { int a() { return Second.VALUE; } }")
                .with("sample.Second", "class Second { static final int VALUE = Third.VALUE; }")
                .with("sample.Third", "class Third { static final int VALUE = 1; }");

        // when
        var affected =
                tests.affectedBy(() -> tests.with("sample.Third", "class Third { static final int VALUE = 2; }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
        assertThat(tests.inputsOf("sample.AlphaIT")).contains("sample.Third");
    }

    @Test
    @DisplayName("are told from the class file alone where the source is unknown")
    void withoutSource() throws IOException {
        // given
        tests.option("-g:none")
                .with("sample.AlphaIT", "class AlphaIT { int a() { return Limits.MAX; } }")
                .with("sample.Limits", "class Limits { static final int MAX = 1; }");

        // when
        var affected =
                tests.affectedBy(() -> tests.with("sample.Limits", "class Limits { static final int MAX = 2; }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("include nested classes and records, and what only those refer to")
    void nestedAndRecords() throws IOException {
        // given
        String alpha = "class AlphaIT { record Row(Helper helper) { int value() { return %d; } } class Inner { } }";
        tests.with("sample.AlphaIT", alpha.formatted(1)).with("sample.Helper", "class Helper { }");

        // when
        var byRecord = tests.affectedBy(() -> tests.with("sample.AlphaIT", alpha.formatted(2)));
        var byHelper = tests.affectedBy(() -> tests.with("sample.Helper", "class Helper { int more; }"));

        // then
        assertThat(byRecord).containsExactly("sample.AlphaIT");
        assertThat(byHelper).containsExactly("sample.AlphaIT");
    }

    @Test
    @DisplayName("include a second top-level class in the file of a helper, with its constants")
    void secondClassInFile() throws IOException {
        // given
        String helper =
                "class Helper { }\nclass Second { static final int MAX = Limits.MAX; int value() { return %d; } }";
        tests.with("sample.AlphaIT", "class AlphaIT { Second second; }")
                .with("sample.OmegaIT", "class OmegaIT { int omega() { return 1; } }")
                .with("sample.Helper", helper.formatted(1))
                .with("sample.Limits", "class Limits { static final int MAX = 1; }");

        // when
        var affected = tests.affectedBy(() -> tests.with("sample.Helper", helper.formatted(2)));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT");
        assertThat(tests.inputsOf("sample.AlphaIT")).contains("sample.Second", "sample.Limits");
    }

    @Test
    @DisplayName("include the annotations of its package, and of no other")
    void packageInfo() throws IOException {
        // given
        String info = "@Deprecated%s\npackage sample;\n";
        tests.withFile("sample/package-info.java", info.formatted("")).with("sample.deep.DeepIT", "class DeepIT { }");

        // when
        var affected =
                tests.affectedBy(() -> tests.withFile("sample/package-info.java", info.formatted("(since = \"2\")")));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT", "sample.OmegaIT");
    }

    @Test
    @DisplayName("include the module declaration of the tests")
    void moduleInfo() throws IOException {
        // given
        tests.withFile("module-info.java", "module sample { }");

        // when
        var affected = tests.affectedBy(() -> tests.withFile("module-info.java", "module sample { opens sample; }"));

        // then
        assertThat(affected).containsExactly("sample.AlphaIT", "sample.OmegaIT");
    }

    @Test
    @DisplayName("include everything, where a class may run any other")
    void openEnded() throws IOException {
        // given
        tests.with(
                        "org.junit.platform.suite.api.SelectPackages",
                        "public @interface SelectPackages { String value(); }")
                .with("sample.AllIT", "@org.junit.platform.suite.api.SelectPackages(\"sample\") class AllIT { }")
                .with("sample.CallsAllIT", "class CallsAllIT { AllIT all; }");

        // when
        var affected =
                tests.affectedBy(() -> tests.with("sample.OmegaIT", "class OmegaIT { int omega() { return 2; } }"));

        // then
        assertThat(affected).containsExactly("sample.AllIT", "sample.CallsAllIT", "sample.OmegaIT");
    }
}
