package io.github.smartscraper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The conventions about how much stands in one place, and how far the whole request gets. */
@DisplayName("By convention")
final class SizeConventionsTest {

    private static final int MOST_FILES = 14;

    /** Starting, recognising and ending processes is one thing on four kinds of system. */
    private static final Map<String, Integer> LARGER = Map.of("io.github.smartscraper.e2e.process", 20);

    private static final int MOST_ARGUMENTS = 7;

    private static final int MOST_READERS = 10;

    @DisplayName("a package has at most 14 files, besides its package-info; process has 20")
    @Test
    void packagesAreSmall() throws IOException {
        // when
        Map<String, Long> files = SourceTrees.of("src/main/java").units().stream()
                .filter(unit -> !unit.getSourceFile().getName().endsWith("package-info.java"))
                .collect(Collectors.groupingBy(unit -> String.valueOf(unit.getPackageName()), Collectors.counting()));

        // then
        assertThat(files).isNotEmpty();
        files.entrySet().removeIf(count -> count.getValue() <= LARGER.getOrDefault(count.getKey(), MOST_FILES));
        assertThat(files)
                .as("packages with too many files: find the feature in each that is one by itself")
                .isEmpty();
    }

    @DisplayName("a constructor or record has at most 7 parameters")
    @Test
    void argumentsAreFew() throws IOException {
        // given
        Map<String, Long> many = new TreeMap<>();

        // when
        SourceTrees.of("src/main/java").forEachType((name, path) -> {
            long most = mostArguments((ClassTree) path.getLeaf());
            if (most > MOST_ARGUMENTS) {
                many.put(name, most);
            }
        });

        // then
        assertThat(many)
                .as("parameters of constructors and components of records: group those that belong together")
                .isEmpty();
    }

    private static long mostArguments(ClassTree type) {
        long components = type.getKind() == Tree.Kind.RECORD
                ? type.getMembers().stream()
                        .filter(SizeConventionsTest::isComponent)
                        .count()
                : 0;
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getName().contentEquals("<init>"))
                .mapToLong(constructor -> constructor.getParameters().size())
                .reduce(components, Math::max);
    }

    /** Whatever else is a field of a record is static. */
    private static boolean isComponent(Tree member) {
        return member instanceof VariableTree field
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    @DisplayName("the whole RunRequest gets into at most 10 classes; each feature has its own part")
    @Test
    void requestsAreSliced() throws IOException {
        // given
        Set<String> readers = new TreeSet<>();

        // when
        for (CompilationUnitTree unit : SourceTrees.of("src/main/java").units()) {
            String file = unit.getSourceFile().getName().replaceFirst(".*[/\\\\]", "");
            if (!file.equals("RunRequest.java") && namesRequest(unit)) {
                readers.add(file);
            }
        }

        // then
        assertThat(readers)
                .as("files that know the whole RunRequest: let them have the record of their feature")
                .hasSizeLessThanOrEqualTo(MOST_READERS);
    }

    private static boolean namesRequest(CompilationUnitTree unit) {
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void unused) {
                found[0] |= identifier.getName().contentEquals("RunRequest");
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree select, Void unused) {
                // RunRequest.Output is the part of a feature.
                return select.getExpression() instanceof IdentifierTree ? null : super.visitMemberSelect(select, null);
            }

            @Override
            public Void visitImport(ImportTree statement, Void unused) {
                return null;
            }
        }.scan(unit, null);
        return found[0];
    }
}
