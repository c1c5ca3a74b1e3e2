package io.github.smartscraper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conventions of the plugin's English that a machine can check: what javadoc begins with, and where sentences are. */
@DisplayName("By convention")
final class LanguageConventionsTest {

    /** With one of these, the noun that would tell a stranger what a type is comes late or never. */
    private static final Set<String> QUESTIONS = Set.of(
            "What", "Whatever", "Whether", "Where", "How", "Which", "When", "Why", "Who", "Whoever", "Told", "One");

    /** Exceptions whose message the user reads as it is. */
    private static final Pattern FAILURES = Pattern.compile("(Configuration|Infrastructure|Mojo\\w*)Exception");

    /** A console of the plugin, or Maven's log. */
    private static final Pattern CONSOLES =
            Pattern.compile("(?i)(.*\\.)?(\\w*console|wrapped|\\w*log(\\(\\))?|getLog\\(\\))");

    /** A method that makes a sentence or a part of one. */
    private static final Pattern SENTENCES = Pattern.compile("(\\w*Messages|Phrases)\\.\\w+");

    private static final Set<String> CONSOLE_METHODS = Set.of("info", "warn", "error", "debug");

    @DisplayName("the javadoc of a type begins with what it is, not with a question")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void typesAreNamed(String directory) throws IOException {
        // given
        SourceTrees sources = SourceTrees.of(directory);
        Set<String> asking = new TreeSet<>();

        // when
        sources.forEachType((name, path) -> {
            String word = sources.firstWord(path);
            if (QUESTIONS.contains(word)) {
                asking.add(name + " begins with " + word);
            }
        });

        // then
        assertThat(asking)
                .as("types whose javadoc is to begin with the noun that a stranger looks for")
                .isEmpty();
    }

    @DisplayName("the javadoc of a package begins with what it is, not with a question")
    @Test
    void packagesAreNamed() throws IOException {
        // given
        SourceTrees sources = SourceTrees.of("src/main/java");
        Set<String> asking = new TreeSet<>();

        // when
        for (CompilationUnitTree unit : sources.units()) {
            sources.packageWord(unit)
                    .filter(QUESTIONS::contains)
                    .ifPresent(word -> asking.add(unit.getPackageName() + " begins with " + word));
        }

        // then
        assertThat(asking)
                .as("packages whose javadoc is to begin with the noun that a stranger looks for")
                .isEmpty();
    }

    @DisplayName("a sentence for the user is a method of a …Messages, not a literal where it is thrown or printed")
    @Test
    void sentencesAreMessages() throws IOException {
        // given
        SourceTrees sources = SourceTrees.of("src/main/java");
        Set<String> literals = new TreeSet<>();

        // when
        for (CompilationUnitTree unit : sources.units()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitNewClass(NewClassTree call, Void unused) {
                    if (FAILURES.matcher(call.getIdentifier().toString()).matches()) {
                        collect(call.getArguments());
                    }
                    return super.visitNewClass(call, null);
                }

                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                    if (isConsole(call.getMethodSelect())) {
                        collect(call.getArguments());
                    }
                    return super.visitMethodInvocation(call, null);
                }

                private void collect(List<? extends ExpressionTree> arguments) {
                    arguments.forEach(argument -> literals(argument)
                            .forEach(literal -> literals.add(sources.place(unit, literal) + ": " + literal)));
                }
            }.scan(unit, null);
        }

        // then
        assertThat(literals)
                .as("literals to be moved into the …Messages of the package that they are about")
                .isEmpty();
    }

    private static boolean isConsole(ExpressionTree method) {
        return method instanceof MemberSelectTree select
                && CONSOLE_METHODS.contains(select.getIdentifier().toString())
                && CONSOLES.matcher(select.getExpression().toString()).matches();
    }

    /** The texts in an argument, but for those that a sentence is given to put in. */
    private static List<Tree> literals(Tree argument) {
        List<Tree> literals = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                return SENTENCES.matcher(call.getMethodSelect().toString()).matches()
                        ? null
                        : super.visitMethodInvocation(call, null);
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void unused) {
                if (literal.getValue() instanceof String) {
                    literals.add(literal);
                }
                return super.visitLiteral(literal, null);
            }
        }.scan(argument, null);
        return literals;
    }
}
