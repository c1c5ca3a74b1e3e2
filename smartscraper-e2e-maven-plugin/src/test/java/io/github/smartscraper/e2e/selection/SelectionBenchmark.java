package io.github.smartscraper.e2e.selection;

import com.sun.management.OperatingSystemMXBean;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.SignatureFile;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.files.FilesRequest;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
import io.github.smartscraper.e2e.selection.files.InputFiles;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs.Snapshot;
import io.github.smartscraper.e2e.selection.inputs.Surroundings;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Benchmark of the decision which of 2,000 test classes of an application with 20,000 files have to run, once in a JVM of
 * its own and then again and again; in the first JVM, the files have not been hashed before. How to run it stands in {@code docs/benchmarks.md}.
 */
final class SelectionBenchmark {

    private static final int CLASSES = 2_000;
    private static final int HELPERS = 40;
    private static final int FRESH_JVMS = 3;
    private static final int FURTHER_RUNS = 15;
    private static final String VERSION = "benchmark";
    private static final int FILES = 20_000;
    private static final int FILES_A_DIRECTORY = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path sources;
    private final Path classes;
    private final Path cacheFile;
    private final Path app;
    private final Path index;

    private SelectionBenchmark(Path directory) {
        this.sources = directory.resolve("src");
        this.classes = directory.resolve("classes");
        this.cacheFile = directory.resolve("test-cache.json");
        this.app = directory.resolve("app");
        this.index = directory.resolve("file-index");
    }

    /** Without an argument: makes the project and measures in fresh JVMs; with one: measures in that project. */
    public static void main(String[] arguments) throws IOException, InterruptedException, InfrastructureException {
        if (arguments.length > 0) {
            new SelectionBenchmark(Path.of(arguments[0])).measure();
            return;
        }
        Path directory = Files.createTempDirectory("selection-benchmark");
        try {
            SelectionBenchmark project = new SelectionBenchmark(directory);
            project.makeProject();
            Files.deleteIfExists(project.index);
            for (int jvm = 0; jvm < FRESH_JVMS; jvm++) {
                freshJvm(directory).waitFor();
            }
        } finally {
            DirectoryTree.delete(directory);
        }
    }

    private static Process freshJvm(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SelectionBenchmark.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
    }

    private void measure() throws InfrastructureException {
        List<String> names = IntStream.range(0, CLASSES)
                .mapToObj(SelectionBenchmark::testName)
                .toList();
        // Tells how much of the wall time is due to others on this machine.
        long cpuBefore = cpuNanos();
        double first = decide(names);
        double cpu = (cpuNanos() - cpuBefore) / NANOS_PER_MILLI;
        List<Double> further = new ArrayList<>();
        for (int run = 0; run < FURTHER_RUNS; run++) {
            further.add(decide(names));
        }
        further.sort(null);
        System.out.printf(
                "Selection among %d classes with %d files: first run %.0f ms (CPU time %.0f ms), median of %d further runs %.0f ms%n",
                CLASSES, FILES, first, cpu, FURTHER_RUNS, further.get(FURTHER_RUNS / 2));
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Snapshot read() throws IOException {
        return new SharedInputs(tests(List.of()), new FilesOnly(app, index)).read();
    }

    private ProjectTests tests(List<String> names) {
        return new ProjectTests(
                "default", names, classes, List.of(sources), List.of(), false, ProjectTests.Coverage.WHOLE);
    }

    /** The whole selection: files of the application, class files, sources, cache file, reasons, order. */
    private double decide(List<String> names) throws InfrastructureException {
        SelectionRequest request = new SelectionRequest(
                Optional.empty(),
                false,
                Shard.WHOLE,
                new SelectionRequest.Cache(cacheFile, false, 0, Optional.empty(), List.of()),
                FilesOnly.request(app),
                List.of());
        long begin = System.nanoTime();
        Selection selection = new TestSelector(request, false, store(), new RecordedConsole(), new SplittableRandom(1))
                .select(tests(names), new SharedInputs(tests(names), new FilesOnly(app, index)));
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        if (!selection.isEmpty() || selection.decisions().size() != CLASSES) {
            throw new IllegalStateException("not all classes are unchanged");
        }
        return millis;
    }

    private void makeProject() throws IOException {
        Path directory = Files.createDirectories(sources.resolve("sample"));
        Files.createDirectories(classes);
        SplittableRandom random = new SplittableRandom(1);
        for (int helper = 0; helper < HELPERS; helper++) {
            Files.writeString(directory.resolve("Helper" + helper + ".java"), helper(helper));
        }
        for (int test = 0; test < CLASSES; test++) {
            Files.writeString(directory.resolve("Test" + test + "IT.java"), test(test, random));
        }
        compile(directory);
        makeApp(random);
        Snapshot inputs = read();
        SortedMap<String, CacheEntry> entries = new TreeMap<>();
        for (int test = 0; test < CLASSES; test++) {
            CacheEntry.Inputs own = new CacheEntry.Inputs(
                    inputs.signature().hash(), inputs.classes().of(testName(test)));
            CacheEntry.Timing ran = CacheEntry.Timing.NONE.ran(1, test, true);
            entries.put(testName(test), CacheEntry.unknown().passed(own, ran));
        }
        store().update(empty -> entries);
    }

    private void makeApp(SplittableRandom random) throws IOException {
        for (int file = 0; file < FILES; file++) {
            Path directory = app.resolve("src/part" + file / FILES_A_DIRECTORY);
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve("module" + file + ".ts"),
                    "export const value = process.env.MODE_" + file % HELPERS + ";\n"
                            + ("// " + random.nextLong() + "\n").repeat(random.nextInt(10, 200)));
        }
        try {
            new ProcessBuilder("git", "init", "-q", app.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            new ProcessBuilder("git", "-C", app.toString(), "add", ".")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Surroundings with the files of an application and nothing else. */
    private record FilesOnly(Path app, Path index) implements Surroundings {

        static FilesRequest request(Path app) {
            FilesRequest.Launched launched = new FilesRequest.Launched(List.of("npm", "run", "dev"), Map.of());
            return new FilesRequest(app, app, List.of(), List.of(), List.of(), app.resolve("target"), launched);
        }

        @Override
        public FoundFiles files() throws IOException {
            return new InputFiles(request(app), System.getenv(), index).find();
        }

        @Override
        public SortedMap<String, String> configuration() {
            return new TreeMap<>();
        }

        @Override
        public SortedMap<String, String> variables(Set<String> mentioned) {
            return new TreeMap<>();
        }

        @Override
        public SortedMap<String, String> versions() {
            return new TreeMap<>();
        }

        @Override
        public Candidates candidates() {
            return Candidates.NONE;
        }

        @Override
        public Optional<Path> indexes() {
            return Optional.of(index.resolveSibling("indexes"));
        }

        @Override
        public Path directory() {
            return app;
        }
    }

    private void compile(Path directory) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                var files = Files.list(directory)) {
            List<String> options = List.of("-d", classes.toString(), "-proc:none");
            boolean compiled = compiler.getTask(
                            null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files.toList()))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the generated classes do not compile");
            }
        }
    }

    /** Each helper uses the next one, in groups of eight. */
    private static String helper(int number) {
        String next = number % 8 == 7 ? "return 1;" : "return new Helper" + (number + 1) + "().value();";
        return "package sample;\n/** A helper. */\nclass Helper" + number + " {\n    static final int LIMIT = " + number
                + ";\n    record Row(String name, java.util.List<Integer> values) {}\n    int value() { " + next
                + " }\n}\n";
    }

    /** A test class of ordinary size, with twelve methods and three helpers. */
    private static String test(int number, SplittableRandom random) {
        StringBuilder text = new StringBuilder("package sample;\nimport java.util.*;\nclass Test" + number + "IT {\n");
        int[] helpers = random.ints(3, 0, HELPERS).toArray();
        for (int method = 0; method < 12; method++) {
            int helper = helpers[method % helpers.length];
            text.append("    /** Test ")
                    .append(method)
                    .append(" of ")
                    .append(number)
                    .append(". */\n    void test")
                    .append(method)
                    .append("() {\n        List<Integer> values = new ArrayList<>(List.of(Helper")
                    .append(helper)
                    .append(".LIMIT, new Helper")
                    .append(helper)
                    .append("().value()));\n        values.removeIf(value -> value > ")
                    .append(number)
                    .append(
                            ");\n        if (values.isEmpty()) {\n            throw new AssertionError(\"values of test ")
                    .append(method)
                    .append(" are gone\");\n        }\n    }\n\n");
        }
        return text.append("}\n").toString();
    }

    private CacheStore store() {
        TestCacheFile file = new TestCacheFile(cacheFile, VERSION, (path, reason) -> {
            throw new IllegalStateException(path + ": " + reason);
        });
        return new CacheStore(file, new SignatureFile(cacheFile), "default");
    }

    private static String testName(int number) {
        return "sample.Test" + number + "IT";
    }
}
