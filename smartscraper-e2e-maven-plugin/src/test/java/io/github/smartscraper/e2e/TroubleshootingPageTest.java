package io.github.smartscraper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests that whoever looks for a message in {@code docs/troubleshooting.md} finds it, if there is something to do about it:
 * if the sentence itself tells the reader to do something. And that what stands there is still what is said.
 */
@DisplayName("docs/troubleshooting.md")
final class TroubleshootingPageTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "")).resolve("../docs/troubleshooting.md");

    /** The beginning of a sentence, or of what follows a colon or semicolon, that tells the reader to do something. */
    private static final Pattern ADVICE = Pattern.compile(
            "(?i)(^|[.;:,] |\n)(and )?(install|remove|set|choose|add|name|correct|let|have|take|type|end|bind|run|allow"
                    + "|call|leave|look|fix|make|collect|use|stop|build|try|close|delete|start|raise|give|put|move) [a-z-]");

    /** Shorter ones stand in many sentences. */
    private static final int DISTINCTIVE = 10;

    /** Messages with advice that need no row, by class and method, with the reason. */
    private static final Map<String, String> EXEMPT = Map.of(
            "DoctorMessages", "goal doctor says all there is to it; docs/doctor.md has the checks",
            "ProgressMessages.failure", "what failed is the user's test, and all about it is in the sentence",
            "SelectionMessages.allCached", "nothing is wrong",
            "SelectionMessages.noFileMatch", "what was typed is in the sentence, with names that are close");

    /** What others say. */
    private static final Set<String> OF_OTHERS = Set.of("No plugin found for prefix 'smartscraper-e2e'");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    @DisplayName("has every message that tells the reader to do something")
    void everyMessage() throws IOException {
        // given
        String page = plain(firstColumn());

        // when
        Map<String, List<String>> missing = new TreeMap<>();
        messages().forEach((name, fragments) -> {
            boolean exempt = EXEMPT.containsKey(name) || EXEMPT.containsKey(name.replaceFirst("\\..*", ""));
            boolean advises =
                    fragments.stream().anyMatch(text -> ADVICE.matcher(text).find());
            if (advises && !exempt && fragments.stream().noneMatch(text -> isIn(page, text))) {
                missing.put(name, fragments);
            }
        });

        // then
        assertThat(missing)
                .as("messages without a row, unless the test exempts them and says why")
                .isEmpty();
    }

    @Test
    @DisplayName("quotes nothing that is no longer said")
    void nothingElse() throws IOException {
        // given
        List<String> fragments = messages().values().stream()
                .flatMap(List::stream)
                .map(TroubleshootingPageTest::plain)
                .toList();

        // when
        Set<String> unknown = new TreeSet<>();
        Matcher quoted = QUOTED.matcher(firstColumn());
        while (quoted.find()) {
            String text = quoted.group(1);
            boolean isMessage = text.indexOf(' ') > 0 && !OF_OTHERS.contains(text);
            if (isMessage && fragments.stream().noneMatch(said -> haveInCommon(plain(text), said))) {
                unknown.add(text);
            }
        }

        // then
        assertThat(unknown).isEmpty();
    }

    private static boolean isIn(String page, String fragment) {
        String text = plain(fragment);
        // Rows quote the beginning of what is said, and values in place of what is between two fragments.
        return text.length() >= DISTINCTIVE
                && page.contains(text.substring(0, Math.min(text.length(), 2 * DISTINCTIVE)));
    }

    /** Whether the quotation has the beginning of a fragment, or is a part of one. */
    private static boolean haveInCommon(String quoted, String said) {
        int enough = Math.min(said.length(), DISTINCTIVE);
        return (enough >= DISTINCTIVE && quoted.contains(said.substring(0, enough)))
                || said.contains(quoted)
                || said.contains(quoted.replaceAll("^…,? *|[ ,]*…$", ""));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String firstColumn() throws IOException {
        List<String> cells = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| ")) {
                cells.add(line.split("(?<!\\\\)\\|", 3)[1]);
            }
        }
        return String.join("\n", cells);
    }

    /** What the methods of all …Messages say, by class and method: texts between the values that are put in. */
    private static Map<String, List<String>> messages() throws IOException {
        Map<String, List<String>> messages = new TreeMap<>();
        for (CompilationUnitTree unit : SourceTrees.of("src/main/java").units()) {
            String file = unit.getSourceFile().getName().replaceFirst(".*[/\\\\]", "");
            if (!file.endsWith("Messages.java") && !file.equals("Phrases.java")) {
                continue;
            }
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void unused) {
                    List<String> fragments = new ArrayList<>();
                    collect(method, fragments);
                    String name = file.replace(".java", "") + '.' + method.getName();
                    messages.computeIfAbsent(name, key -> new ArrayList<>()).addAll(fragments);
                    return null;
                }
            }.scan(unit, null);
        }
        return messages;
    }

    private static void collect(Tree tree, List<String> fragments) {
        new TreeScanner<Void, Void>() {
            private boolean joins;

            @Override
            public Void visitBinary(BinaryTree sum, Void unused) {
                scan(sum.getLeftOperand(), null);
                joins = sum.getRightOperand() instanceof LiteralTree && endsWithLiteral(sum.getLeftOperand());
                scan(sum.getRightOperand(), null);
                return null;
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void unused) {
                if (literal.getValue() instanceof String text) {
                    int last = fragments.size() - 1;
                    if (joins) {
                        fragments.set(last, fragments.get(last) + text);
                    } else {
                        fragments.add(text);
                    }
                }
                joins = false;
                return null;
            }
        }.scan(tree, null);
    }

    private static boolean endsWithLiteral(Tree tree) {
        Tree end = tree instanceof BinaryTree sum ? sum.getRightOperand() : tree;
        return end instanceof LiteralTree literal && literal.getValue() instanceof String;
    }
}
