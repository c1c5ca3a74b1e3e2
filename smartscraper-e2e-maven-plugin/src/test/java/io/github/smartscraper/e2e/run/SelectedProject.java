package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.selection.ProjectTests;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import io.github.smartscraper.e2e.selection.inputs.TestInputsScan;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A project in a directory, and the parameters of a run of it; classes of these tests serve as its test classes. */
final class SelectedProject {

    static final String VERSION = "1.0";
    private static final String WARNING = "WARNING ";

    /** Stand-ins for test classes. */
    static final class AlphaIT {
        void findsAlpha() {}
    }

    static final class BetaIT {}

    static final class GammaIT {}

    abstract static class BaseIT {}

    final RecordedConsole console = new RecordedConsole();
    final Path project;
    final Path classes;
    final Map<String, String> facts = new HashMap<>();
    final Map<String, String> variables = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    final Map<String, @Nullable String> environment = new HashMap<>();
    final List<Path> classPath = new ArrayList<>();
    final List<String> tests = new ArrayList<>();

    @Nullable
    String file;

    @Nullable
    String cacheAudit;

    @Nullable
    String shard;

    String command = "node server.mjs";
    String healthPath = "/health";

    @Nullable
    String reset;

    @Nullable
    Path seed;

    boolean full;
    boolean lastFailed;
    boolean verbose;
    boolean chosen;
    boolean partial;
    List<String> sources = List.of();

    SelectedProject(Path project) throws IOException {
        this.project = project;
        this.classes = project.resolve("target/test-classes");
        write("app/src/main.ts", "main");
        write("app/package-lock.json", "{}");
        write("app/server.mjs", "server");
        write("target/test-classes/data.txt", "resource");
        for (Class<?> type : List.of(AlphaIT.class, BetaIT.class, GammaIT.class, BaseIT.class)) {
            copy(type);
            tests.add(type.getName());
        }
    }

    /** Each class is a unit of its own here: the class that they are nested in is left out. */
    private void copy(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(path).getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            Files.copy(in, classes.resolve(path));
        }
    }

    void write(String path, String text) throws IOException {
        Path target = project.resolve(path);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    RunRequest request() throws ConfigurationException {
        return ParameterCheck.check(raw(), 2, variables);
    }

    RawParameters raw() {
        return new RawParameters(
                "1",
                null,
                "9000",
                null,
                null,
                command,
                null,
                healthPath,
                TokenTemplate.DEFAULT,
                reset,
                null,
                null,
                project.resolve("app"),
                seed,
                project,
                project.resolve("target/smartscraper-e2e"),
                environment,
                verbose,
                new RawParameters.Features(
                        false, false, null, null, new RawParameters.Secrets(null, List.of(), null, project)),
                new RawParameters.Choice(
                        file,
                        full,
                        lastFailed,
                        cacheAudit,
                        shard,
                        project.resolve("target/test-cache.json"),
                        sources,
                        List.of(project.resolve("app/src/test"))));
    }

    ProjectTests projectTests() {
        return new ProjectTests(
                tests, classes, List.of(project.resolve("src/test/java")), classPath, facts, chosen, partial);
    }

    TestCacheFile cacheFile() {
        return new TestCacheFile(
                project.resolve("target/test-cache.json"), VERSION, (path, reason) -> console.warn(reason));
    }

    /** What the user was told. */
    List<String> infos() {
        return console.lines().stream()
                .filter(line -> !line.startsWith(WARNING))
                .toList();
    }

    List<String> warnings() {
        return console.lines().stream().filter(line -> line.startsWith(WARNING)).toList();
    }

    Selection select() throws Exception {
        return new TestSelector(request(), HostSystem.current(variables), cacheFile(), console, new Random(1))
                .select(projectTests());
    }

    TestInputs inputs() throws IOException {
        return new TestInputsScan(classes, List.of()).read();
    }

    /** Selects, and records that all that was selected has run: those that are named fail, the others pass. */
    void run(Class<?>... failing) throws Exception {
        Selection selection = select();
        WorkFiles files = new WorkFiles(project.resolve("target/smartscraper-e2e"));
        Recorder recorder = new Recorder(selection, cacheFile(), files, VERSION, console);
        recorder.begin();
        Set<String> failed =
                Set.copyOf(List.of(failing).stream().map(Class::getName).toList());
        Files.createDirectories(files.forks());
        StringBuilder lines = new StringBuilder();
        for (String name : selection.order()) {
            String outcome = failed.contains(name) ? "FAILED" : "PASSED";
            lines.append(event(name, "begin", "")).append(event(name, "end", outcome));
        }
        Files.writeString(files.forks().resolve("fork-1.events.jsonl"), lines);
        recorder.write(Map.of());
    }

    private static String event(String name, String event, String detail) {
        return "{\"at\":1,\"event\":\"%s\",\"class\":\"%s\",\"detail\":\"%s\"}\n".formatted(event, name, detail);
    }
}
