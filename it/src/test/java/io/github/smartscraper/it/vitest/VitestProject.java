package io.github.smartscraper.it.vitest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** A small project with Vitest tests, whose packages are those of the app. */
final class VitestProject implements AutoCloseable {

    private static final Path PACKAGES = Path.of(System.getProperty("basedir", ""), "app/node_modules");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;

    VitestProject(Path directory) {
        this.directory = directory;
        write("package.json", "{ \"type\": \"module\", \"private\": true }");
        write("vitest.config.ts", "export default { test: { include: ['*.e2e.ts'] } };");
        try {
            Files.createSymbolicLink(directory.resolve("node_modules"), PACKAGES.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VitestProject write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test file; it may use all of Vitest that tests need. */
    VitestProject test(String file, String text) {
        return write(file, "import { describe, expect, it } from 'vitest';\n" + text);
    }

    List<Shown> run() {
        return run(PATIENCE, Map.of());
    }

    List<Shown> run(Duration limit, Map<String, String> environment) {
        List<Shown> shown = new ArrayList<>();
        new VitestSuite(directory, "vitest.config.ts", environment, limit)
                .tests()
                .forEach(node -> show("", node, shown));
        return shown;
    }

    /** Removes the link to the packages, which are not the project's own. */
    @Override
    public void close() throws IOException {
        Files.delete(directory.resolve("node_modules"));
    }

    private static void show(String parents, DynamicNode node, List<Shown> shown) {
        // Only the time differs from run to run.
        String name = parents + node.getDisplayName().replaceAll("\\(\\d+ ms\\)$", "(# ms)");
        if (node instanceof DynamicContainer container) {
            try (Stream<? extends DynamicNode> children = container.getChildren()) {
                children.forEach(child -> show(name + " > ", child, shown));
            }
        } else {
            shown.add(execute(name, (DynamicTest) node));
        }
    }

    private static Shown execute(String name, DynamicTest test) {
        try {
            test.getExecutable().execute();
            return new Shown(name, "passed", "");
        } catch (TestAbortedException e) {
            return new Shown(name, "aborted", String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            return new Shown(name, "failed", e.toString());
        }
    }

    /**
     * A test as JUnit shows it.
     *
     * @param name with those of the containers that it is in
     * @param state passed, aborted or failed
     * @param message why it did not pass
     */
    record Shown(String name, String state, String message) {}
}
