package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.interchange.HistoryFile;
import io.github.smartscraper.e2e.results.interchange.ReportWriter;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import io.github.smartscraper.e2e.run.parameters.ParameterCheck;
import io.github.smartscraper.e2e.run.parameters.RawParameters;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.selection.InputWatch;
import io.github.smartscraper.e2e.selection.PassRecorder;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.TestSelector;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.SignatureFile;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.files.FilesRequest;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.PortablePaths;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** A project in a directory, and the parameters of a run of it; classes of these tests serve as its test classes. */
public final class SelectedProject {

    static final String VERSION = "1.0";
    private static final String WARNING = "WARNING ";

    /** Stand-ins for test classes. */
    @DisplayName("A test class")
    public static final class AlphaIT {
        void findsAlpha() {}
    }

    public static final class BetaIT {}

    public static final class GammaIT {}

    abstract static class BaseIT {}

    final RecordedConsole console = new RecordedConsole();
    public final Path project;
    public final Path classes;
    public final Map<String, String> facts = new HashMap<>();
    public final Map<String, String> properties = new HashMap<>();
    public final Map<String, String> variables = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    public final Map<String, @Nullable String> environment = new HashMap<>();
    public final List<Path> classPath = new ArrayList<>();
    public final List<String> tests = new ArrayList<>();

    @Nullable
    public String file;

    @Nullable
    public String cacheAudit;

    @Nullable
    public String shard;

    /** Tests of several classes run side by side, and must not fight for ports. */
    public String basePort = "9000";

    public String workers = "1";
    public boolean keepAlive;
    public String command = "node server.mjs";
    public String healthPath = "/health";

    @Nullable
    public String reset;

    @Nullable
    public Path seed;

    public boolean full;
    public List<String> outputs = List.of();
    public boolean lastFailed;
    public boolean verbose;
    public boolean chosen;
    public Coverage coverage = Coverage.WHOLE;
    public List<String> sources = List.of();
    public List<String> inputs = List.of();
    public List<String> inputVariables = List.of();
    public String execution = "default";

    @Nullable
    public String explain;

    /** Done while the tests run. */
    public Meanwhile meanwhile = () -> {};

    /** An event beside the tests. */
    @FunctionalInterface
    public interface Meanwhile {
        void happen() throws IOException;
    }

    public SelectedProject(Path project) throws IOException {
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

    /** A copy of a project in another directory. */
    public SelectedProject(SelectedProject original, Path project) {
        this.project = project;
        this.classes = project.resolve("target/test-classes");
        tests.addAll(original.tests);
        original.classPath.forEach(library -> classPath.add(project.resolve(original.project.relativize(library))));
        seed = original.seed == null ? null : project.resolve(original.project.relativize(original.seed));
    }

    /** Each class is a unit of its own here: the class that they are nested in is left out. */
    private void copy(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(path).getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            Files.copy(in, classes.resolve(path));
        }
    }

    public void write(String path, String text) throws IOException {
        Path target = project.resolve(path);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    public RunRequest request() throws ConfigurationException {
        return ParameterCheck.check(raw(), 2, variables);
    }

    RawParameters raw() {
        return new RawParameters(
                new RawParameters.Output(
                        project.resolve("target/smartscraper-e2e"),
                        verbose,
                        null,
                        new RawParameters.Progress(null, false, "mvn verify")),
                new RawParameters.Workers(
                        new RawParameters.Count(workers, false),
                        basePort,
                        new RawParameters.Timeouts(null, null, null),
                        null,
                        null,
                        keepAlive,
                        false),
                new RawParameters.App(
                        project.resolve("app"),
                        command,
                        null,
                        new RawParameters.Health(healthPath, null, null),
                        TokenTemplate.DEFAULT,
                        environment,
                        null),
                new RawParameters.Data(seed, project, reset, null),
                new RawParameters.Browser(null, null),
                new RawParameters.Secrets(null, List.of(), null, project),
                new RawParameters.Selection(
                        file,
                        lastFailed,
                        shard,
                        new RawParameters.Cache(
                                project.resolve("target/test-cache.json"), full, cacheAudit, explain, outputs),
                        new RawParameters.Inputs(
                                sources,
                                inputs,
                                inputVariables,
                                project,
                                project.resolve("target"),
                                List.of(new FilesRequest.TestRoot(
                                        project.resolve("app/src/test"), List.of(), List.of())))));
    }

    public ProjectTests projectTests() {
        return new ProjectTests(
                execution, tests, classes, List.of(project.resolve("src/test/java")), classPath, chosen, coverage);
    }

    private CacheStore store() {
        Path file = project.resolve("target/test-cache.json");
        return new CacheStore(
                new TestCacheFile(file, VERSION, (path, reason) -> console.warn(reason)),
                new SignatureFile(file),
                execution);
    }

    /** What the user was told. */
    public List<String> infos() {
        return console.lines().stream()
                .filter(line -> !line.startsWith(WARNING))
                .toList();
    }

    public List<String> warnings() {
        return console.lines().stream().filter(line -> line.startsWith(WARNING)).toList();
    }

    public Selection select() throws Exception {
        return new TestSelector(request().selection(), verbose, store(), console, new Random(1))
                .select(projectTests(), inputs());
    }

    /** What the tests depend on, to be read. */
    public SharedInputs inputs() throws Exception {
        HostSystem host = HostSystem.current(variables);
        Path index = project.resolve("target/smartscraper-e2e/index/1");
        return new SharedInputs(projectTests(), RunSurroundings.of(request(), build(), host, index, console));
    }

    /** Selects, and records that all that was selected has run: those that are named fail, the others pass. */
    public void run(Class<?>... failing) throws Exception {
        Selection selection = select();
        WorkDirectory files = new WorkDirectory(project.resolve("target/smartscraper-e2e"));
        PassRecorder recorder = new PassRecorder(
                selection, store(), InputWatch.of(inputs(), selection), name -> false, files, console, reports(files));
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
        meanwhile.happen();
        recorder.write(RunEnd.NOTHING_RAN);
    }

    /** What Maven knows of it. */
    public BuildFacts build() {
        return new BuildFacts(facts, properties, PortablePaths.of(project));
    }

    private static String event(String name, String event, String detail) {
        return "{\"at\":1,\"event\":\"%s\",\"class\":\"%s\",\"detail\":\"%s\"}\n".formatted(event, name, detail);
    }

    private ReportWriter reports(WorkDirectory files) {
        return new ReportWriter(
                new Timeline(Clock.systemUTC(), new WorkerLogs(project, files::workerLog)),
                files.results(),
                new HistoryFile(project.resolve("cache.json")),
                new ReportWriter.About(Map.of(), name -> Optional.empty()));
    }
}
