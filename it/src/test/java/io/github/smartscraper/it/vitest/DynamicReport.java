package io.github.smartscraper.it.vitest;

import io.github.smartscraper.it.vitest.VitestReport.Outcome;
import io.github.smartscraper.it.vitest.VitestReport.Test;
import io.github.smartscraper.it.vitest.VitestReport.TestFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** A run of Vitest as tests of JUnit. */
final class DynamicReport {

    private static final String ITSELF = "Vitest";

    private final Path directory;
    private final VitestRun run;

    DynamicReport(Path directory, VitestRun run) {
        this.directory = directory;
        this.run = run;
    }

    Stream<DynamicNode> nodes() {
        List<DynamicNode> nodes = new ArrayList<>();
        run.report().ifPresent(report -> report.files().forEach(file -> nodes.add(node(file))));
        run.problem()
                .ifPresent(problem -> nodes.add(DynamicTest.dynamicTest(ITSELF, () -> {
                    throw new VitestFailure(problem);
                })));
        return nodes.stream();
    }

    private DynamicNode node(TestFile file) {
        Path path = Path.of(file.path());
        String name = (path.startsWith(directory) ? directory.relativize(path) : path)
                .toString()
                .replace('\\', '/');
        URI source = path.toUri();
        List<DynamicNode> children = children(file.tests(), 0, source);
        if (!file.message().isEmpty()) {
            children.add(DynamicTest.dynamicTest("is loaded", source, () -> {
                throw new VitestFailure(name + ": " + AnsiText.plain(file.message()));
            }));
        }
        return DynamicContainer.dynamicContainer(name, source, children.stream());
    }

    /** The tests of one describe in their order; each describe within it stands where its first test is. */
    private static List<DynamicNode> children(List<Test> tests, int depth, URI source) {
        Map<String, List<Test>> inner = new LinkedHashMap<>();
        List<Object> order = new ArrayList<>();
        for (Test test : tests) {
            if (test.describes().size() == depth) {
                order.add(test);
            } else {
                String title = test.describes().get(depth);
                inner.computeIfAbsent(title, key -> {
                            order.add(key);
                            return new ArrayList<>();
                        })
                        .add(test);
            }
        }
        List<DynamicNode> nodes = new ArrayList<>();
        for (Object child : order) {
            nodes.add(
                    child instanceof Test test
                            ? DynamicTest.dynamicTest(displayName(test), source, () -> replay(test))
                            : DynamicContainer.dynamicContainer(
                                    child.toString(),
                                    source,
                                    children(inner.getOrDefault(child.toString(), List.of()), depth + 1, source)
                                            .stream()));
        }
        return nodes;
    }

    private static String displayName(Test test) {
        return test.duration() == null
                ? test.title()
                : String.format(Locale.ROOT, "%s (%.0f ms)", test.title(), test.duration());
    }

    private static void replay(Test test) {
        if (test.outcome() == Outcome.FAILED) {
            throw new VitestFailure(AnsiText.plain(String.join("\n\n", test.failures())));
        }
        Assumptions.assumeTrue(test.outcome() != Outcome.SKIPPED, "skipped in Vitest");
        Assumptions.assumeTrue(test.outcome() != Outcome.TODO, "to do in Vitest");
        Assumptions.assumeTrue(test.outcome() != Outcome.UNFINISHED, "not run to its end by Vitest");
    }
}
