package io.github.smartscraper.e2e.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.plugin.surefire.util.DirectoryScanner;
import org.apache.maven.surefire.api.util.DefaultScanResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link TestPatterns} against what Surefire itself makes of the same parameters. */
@DisplayName("Test patterns")
final class TestPatternsTest {

    @TempDir
    private Path directory;

    /** Parameters as a user may set them. */
    private record Given(
            @Nullable String test,
            @Nullable List<@Nullable String> includes,
            @Nullable String includesFile,
            @Nullable List<@Nullable String> excludes,
            @Nullable String excludesFile) {}

    static Stream<Given> parameters() {
        return Stream.of(
                new Given(null, null, null, null, null),
                new Given(" ", null, null, null, null),
                new Given("AlphaIT", null, null, null, null),
                new Given("AlphaIT,BetaIT", null, null, null, null),
                new Given(" AlphaIT , , BetaIT,", null, null, null, null),
                new Given("*aIT#login*", null, null, null, null),
                new Given("!AlphaIT", null, null, null, null),
                new Given("*IT,!SlowIT", null, null, null, null),
                new Given("org.example.AlphaIT", null, null, null, null),
                new Given("%regex[.*(Alpha|Beta).*]", null, null, null, null),
                new Given("AlphaIT", List.of("**/*Check.java"), null, List.of("**/Alpha*"), null),
                new Given(null, List.of("**/*Check.java"), null, null, null),
                new Given(null, List.of(" **/*Check.java "), null, null, null),
                new Given(null, List.of("**/*Check.java,**/*IT.java"), null, null, null),
                new Given(null, List.of("%regex[.*Check.*]"), null, null, null),
                new Given(null, List.of("**/*.java"), null, null, null),
                new Given(null, List.of("**/*.java"), null, Arrays.asList((String) null), null),
                new Given(null, List.of(), null, List.of(""), null),
                new Given(null, Arrays.asList((String) null), null, null, null),
                new Given(null, List.of(), null, List.of(), null),
                new Given(null, null, null, List.of("**/SlowIT.java", "**/Alpha*"), null),
                new Given(null, null, "**/*Check.java\n", null, null),
                new Given(null, null, "# the checks\n\n  **/*Check.java  \n", null, null),
                new Given(null, null, "# nothing yet\n", null, null),
                new Given(null, List.of("**/BetaIT.java"), "**/*Check.java\n", null, null),
                new Given(null, null, null, null, "# they take too long\n**/SlowIT.java\n"),
                new Given(null, null, null, List.of("**/Alpha*"), "**/SlowIT.java\n"));
    }

    @BeforeEach
    void makeClasses() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes/org/example/deep"));
        for (String name : List.of("AlphaIT", "AlphaIT$Nested", "BetaIT", "ITGamma", "DeltaITCase", "Helper")) {
            Files.createFile(classes.resolveSibling(name + ".class"));
        }
        for (String name : List.of("SlowIT", "DataCheck", "DataCheck$Nested", "package-info")) {
            Files.createFile(classes.resolve(name + ".class"));
        }
    }

    @DisplayName("choose the classes that Surefire chooses")
    @ParameterizedTest
    @MethodSource("parameters")
    void agree(Given given) throws Exception {
        // when
        List<String> classes = chosen(given);

        // then
        assertThat(classes).containsExactlyInAnyOrderElementsOf(chosenBySurefire(given));
    }

    @Test
    @DisplayName("choose Failsafe's classes where nothing is set, and none of those inside them")
    void defaults() throws Exception {
        // when
        List<String> classes = chosen(new Given(null, null, null, null, null));

        // then
        assertThat(classes)
                .containsExactlyInAnyOrder(
                        "org.example.AlphaIT",
                        "org.example.BetaIT",
                        "org.example.ITGamma",
                        "org.example.DeltaITCase",
                        "org.example.deep.SlowIT");
    }

    @Test
    @DisplayName("in a file that does not exist fail the build, with a word on what to correct")
    void missingFile() {
        // given
        File missing = directory.resolve("no-such-file").toFile();
        TestPatterns patterns = new TestPatterns(null, null, missing, null, null);

        // then
        assertThatThrownBy(() -> patterns.resolver(List.of("**/*IT.java")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContainingAll("no-such-file", "includesFile");
    }

    private List<String> chosen(Given given) throws IOException, MojoFailureException {
        TestPatterns patterns = new TestPatterns(
                given.test(),
                given.includes(),
                file("includes", given.includesFile()),
                given.excludes(),
                file("excludes", given.excludesFile()));
        File classes = directory.resolve("classes").toFile();
        List<String> defaults = List.of("**/IT*.java", "**/*IT.java", "**/*ITCase.java");
        return new DirectoryScanner(classes, patterns.resolver(defaults)).scan().getClasses();
    }

    /** The method that decides it is private; nothing else can say what Surefire will run. */
    private List<String> chosenBySurefire(Given given) throws IOException, ReflectiveOperationException {
        Goal goal = new Goal(file("includes", given.includesFile()), file("excludes", given.excludesFile()));
        goal.setTest(given.test());
        goal.setIncludes(given.includes());
        goal.setExcludes(given.excludes());
        goal.setTestClassesDirectory(directory.resolve("classes").toFile());
        Method scan = AbstractSurefireMojo.class.getDeclaredMethod("scanDirectories");
        scan.setAccessible(true);
        return ((DefaultScanResult) scan.invoke(goal)).getClasses();
    }

    private @Nullable File file(String name, @Nullable String content) throws IOException {
        return content == null
                ? null
                : Files.writeString(directory.resolve(name), content).toFile();
    }

    /** A goal with files of patterns. */
    private static final class Goal extends FailsafeGoal {

        private final @Nullable File includesFile;
        private final @Nullable File excludesFile;

        Goal(@Nullable File includesFile, @Nullable File excludesFile) {
            this.includesFile = includesFile;
            this.excludesFile = excludesFile;
        }

        @Override
        public @Nullable File getIncludesFile() {
            return includesFile;
        }

        @Override
        public @Nullable File getExcludesFile() {
            return excludesFile;
        }
    }
}
