package io.github.smartscraper.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests the conventions of CONTRIBUTING that a machine can check: packages, imports, sizes of files. */
final class ProjectStructureTest {

    private static final String ROOT = "io.github.smartscraper.e2e";
    private static final String FAILSAFE = ROOT + ".failsafe";
    private static final String FORK = FAILSAFE + ".fork";
    private static final String MOJO = ROOT + ".mojo";

    /** Each may import those below it, but not its neighbours. A package has its subpackages with it. */
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("mojo"),
            Set.of("run"),
            Set.of("failsafe", "doctor", "report"),
            Set.of("worker"),
            Set.of("selection"),
            Set.of("session", "npm", "browser", "tmux"),
            Set.of("progress"),
            Set.of("secrets", "isolation", "results", "ci"),
            Set.of("machine"),
            Set.of("ports", "health"),
            Set.of("process"),
            Set.of("logs"),
            Set.of("masking"),
            Set.of("console"),
            Set.of("support"));

    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src/main/java");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_EXECUTE = 40;

    /** Nothing but the parameters of Failsafe, so that a user finds them where he knows them. */
    private static final String ACCESSORS = "FailsafeParameters.java";

    private static final DescribedPredicate<JavaClass> SUREFIRE = resideInAnyPackage(
                    "org.apache.maven.surefire..",
                    "org.apache.maven.plugin.surefire..",
                    "org.apache.maven.plugin.failsafe..")
            .as("Surefire");

    private static final JavaClasses PLUGIN = ArchConfiguration.withThreadLocalScope(ProjectStructureTest::read);

    private static JavaClasses read(ArchConfiguration configuration) {
        // The names of foreign classes are enough, and reading those takes most of the time.
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    @DisplayName("No package depends on itself by way of others")
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PLUGIN);
    }

    @Test
    @DisplayName("Packages import downwards only: neither those above them nor their neighbours")
    void packagesImportDownwards() {
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            for (String name : LAYERS.get(layer)) {
                noClasses()
                        .that()
                        .resideInAPackage(subtree(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden(name, layer))
                        .allowEmptyShould(true)
                        .check(PLUGIN);
            }
        }
    }

    private static String[] forbidden(String name, int layer) {
        return LAYERS.subList(0, layer + 1).stream()
                .flatMap(Set::stream)
                .filter(other -> !other.equals(name))
                .map(ProjectStructureTest::subtree)
                .toArray(String[]::new);
    }

    private static String subtree(String name) {
        return ROOT + '.' + name + "..";
    }

    @Test
    @DisplayName("Every package has its place in that order")
    void everyPackageHasItsPlace() throws IOException {
        // given
        Set<String> placed = new TreeSet<>();
        LAYERS.forEach(placed::addAll);

        // when
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> children = Files.list(SOURCES.resolve(ROOT.replace('.', '/')))) {
            children.forEach(child -> packages.add(child.getFileName().toString()));
        }

        // then
        assertThat(packages).isSubsetOf(placed);
    }

    @Test
    @DisplayName("What runs in the fork needs nothing but the JDK and the JUnit Platform")
    void theForkNeedsNothingElse() {
        classes()
                .that()
                .resideInAPackage(FORK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.junit.platform..", FORK)
                .check(PLUGIN);
    }

    @Test
    @DisplayName("What runs in the fork is known to package failsafe alone")
    void theForkIsKnownToFailsafeAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(FAILSAFE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FORK)
                .check(PLUGIN);
    }

    @Test
    @DisplayName("Surefire is known to package failsafe alone, and to goals that extend a class of it")
    void surefireIsKnownToFailsafeAlone() {
        noClasses()
                .that(not(resideInAnyPackage(FAILSAFE + "..", MOJO)))
                .should()
                .dependOnClassesThat(SUREFIRE)
                .check(PLUGIN);
        noClasses()
                .that(resideInAPackage(MOJO).and(not(extendSurefire())))
                .should()
                .dependOnClassesThat(SUREFIRE)
                .check(PLUGIN);
    }

    private static DescribedPredicate<JavaClass> extendSurefire() {
        return DescribedPredicate.describe(
                "extend Surefire", type -> type.getAllRawSuperclasses().stream().anyMatch(SUREFIRE));
    }

    @Test
    @DisplayName("Support needs nothing but the JDK")
    void supportNeedsNothingElse() {
        classes()
                .that()
                .resideInAPackage(subtree("support"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", subtree("support"))
                .check(PLUGIN);
    }

    @Test
    @DisplayName("No class is named for being useful")
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Helpers?|Utils?|Utilities|Managers?|Impl)(\\$.*)?")
                .check(PLUGIN);
    }

    @Test
    @DisplayName("No state is static")
    void noStateIsStatic() {
        fields().that().areStatic().should().beFinal().check(PLUGIN);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(resideInAPackage("java.util.concurrent..").as("something that changes"))
                .orShould()
                .haveRawType(ThreadLocal.class)
                .check(PLUGIN);
    }

    @Test
    @DisplayName("Every package says in a sentence what it is")
    void everyPackageIsDescribed() throws IOException {
        // given
        Set<Path> packages = new TreeSet<>();
        for (Path source : sources()) {
            packages.add(source.getParent());
        }

        // when, then
        assertThat(packages).isNotEmpty().allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                .content()
                .startsWith("/** ")
                .contains(". */"));
    }

    @Test
    @DisplayName("No file is longer than 400 lines, but for Failsafe's parameters")
    void filesAreShort() throws IOException {
        // given
        List<Path> files =
                sources().stream().filter(file -> !file.endsWith(ACCESSORS)).toList();

        // when, then
        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.readAllLines(file))
                .as(file.toString())
                .hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    @DisplayName("A goal's execute() has at most 40 lines")
    void goalsAreShort() throws IOException {
        // given
        List<Path> goals = sources().stream()
                .filter(file -> file.toString().endsWith("Mojo.java"))
                .toList();

        // when, then
        assertThat(goals).isNotEmpty().allSatisfy(goal -> assertThat(execute(goal))
                .as(goal.toString())
                .hasSizeLessThanOrEqualTo(LONGEST_EXECUTE));
    }

    /** The lines from the head of the method to its closing brace, which the formatter puts where the head begins. */
    private static List<String> execute(Path goal) throws IOException {
        return Files.readAllLines(goal).stream()
                .dropWhile(line -> !line.startsWith("    public void execute()"))
                .takeWhile(line -> !line.equals("    }"))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
