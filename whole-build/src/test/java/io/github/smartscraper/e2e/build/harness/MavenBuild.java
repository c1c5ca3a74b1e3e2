package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.maven.shared.invoker.CommandLineConfigurationException;
import org.jspecify.annotations.Nullable;

/** Build to be: which sample, which goals, which properties; {@link #execute()} runs it to its end. */
public final class MavenBuild {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Whether builds may share JVMs; {@code -DwholeBuild.sharing=false} gives each one of its own, to compare. */
    private static final boolean SHARING = Boolean.parseBoolean(System.getProperty("wholeBuild.sharing", "true"));

    private final BuildEnvironment environment;
    private final MavenBuilds builds;
    private final String sample;
    private final List<String> goals = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> prefix = new ArrayList<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Properties properties = new Properties();
    private String configuration = "";
    private String directoryName = "project";
    private int basePort;
    private @Nullable Path temporaryDirectory;
    private @Nullable BuildTraces earlier;
    private boolean compiling;
    private boolean compiled;
    private boolean ownJvm;

    MavenBuild(BuildEnvironment environment, MavenBuilds builds, String sample, int basePort) {
        this.environment = environment;
        this.builds = builds;
        this.sample = sample;
        this.basePort = basePort;
    }

    public MavenBuild goals(String... names) {
        goals.addAll(Arrays.asList(names));
        return this;
    }

    /** Adds {@code -Dname=value}. */
    public MavenBuild property(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    /** Adds arguments of Maven's own, such as {@code -T 2}. */
    public MavenBuild arguments(String... options) {
        arguments.addAll(Arrays.asList(options));
        return this;
    }

    /** Adds this XML to the plugin's {@code <configuration>}. */
    public MavenBuild configuration(String xml) {
        configuration = xml;
        return this;
    }

    /** Adds a variable to Maven's environment. */
    public MavenBuild variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Takes a file or directory out of the copy of the sample. */
    public MavenBuild without(String path) {
        removed.add(path);
        return this;
    }

    /** Writes a file of the copy of the sample anew. */
    public MavenBuild with(String path, String text) {
        written.put(path, text);
        return this;
    }

    /** Starts Maven by way of this command. */
    public MavenBuild by(List<String> command) {
        prefix.addAll(command);
        return this;
    }

    /** Names the project's directory; the name may have spaces. */
    public MavenBuild inDirectory(String name) {
        directoryName = name;
        return this;
    }

    /** Says where this build's ports begin; without it each build has a range of its own. */
    public MavenBuild basePort(int port) {
        basePort = port;
        return this;
    }

    /** Names the directory for temporary files; without it each build has one of its own. */
    public MavenBuild temporaryDirectory(Path directory) {
        temporaryDirectory = directory;
        return this;
    }

    /** Runs where an earlier build ran, on what it left there, rather than on a fresh copy. */
    public MavenBuild whereRan(BuildTraces build) {
        earlier = build;
        return this;
    }

    /**
     * Keeps the goals that compile and package, as in any project. Other builds do without them once a build has compiled the
     * sample, so this is for those that, or whose successors in the same directory, change what is compiled.
     */
    public MavenBuild compiling() {
        compiling = true;
        return this;
    }

    /** Gives it a JVM of its own in any case, since its end is what the test is about. */
    public MavenBuild inItsOwnJvm() {
        ownJvm = true;
        return this;
    }

    public int basePort() {
        return basePort;
    }

    /**
     * Runs Maven to its end and fails if anything of the build is left then. Only the first build of each test class gets a
     * JVM of its own here, and one that differs in what a JVM is started with.
     */
    public BuildResult execute() throws Exception {
        boolean warm = !builds.isFirstOfClass() && canShareAJvm();
        BuildTraces traces = layOut();
        Path log = builds.newLogFile();
        BuildResult result = warm
                ? builds.warm().build(traces.project(), command(traces).arguments(), log)
                : start(traces, log).awaitEnd(LIMIT);
        if (result.exitCode() == 0 && hasSourcesOfSample()) {
            CompiledSamples.keep(environment, result.project(), sample);
        }
        result.leftovers().assertNone();
        return result;
    }

    private boolean canShareAJvm() {
        return SHARING
                && !ownJvm
                && variables.isEmpty()
                && prefix.isEmpty()
                && temporaryDirectory == null
                && (earlier == null
                        || earlier.host().isPresent()
                        || Leftovers.of(earlier).find().isEmpty());
    }

    /** Starts Maven and leaves it running; whoever calls this waits for the end, and asks for leftovers. */
    public RunningBuild start() throws Exception {
        builds.isFirstOfClass();
        return start(layOut(), builds.newLogFile());
    }

    private RunningBuild start(BuildTraces traces, Path log) throws Exception {
        BuildList.add(environment, log, "in a JVM of its own");
        RunningBuild running = launch(traces, log);
        builds.add(running);
        return running;
    }

    /** Copies the sample, and starts nothing; a build that runs where an earlier one ran finds what that has left. */
    public BuildTraces layOut() throws IOException {
        if (earlier != null && earlier.host().isEmpty()) {
            return earlier;
        }
        Path directory = builds.newBuildDirectory();
        Path temporary = temporaryDirectory == null ? directory.resolve("tmp") : temporaryDirectory;
        Files.createDirectories(temporary);
        Path project = earlier == null ? copySample(directory.resolve(directoryName)) : earlier.project();
        return new BuildTraces(UUID.randomUUID().toString(), project, temporary);
    }

    private Path copySample(Path project) throws IOException {
        compiled = hasSourcesOfSample() && CompiledSamples.has(sample);
        boolean compiles = !compiled || compiling || goals.contains("clean");
        new SampleProject(environment, sample).copyTo(Files.createDirectory(project), configuration, compiles);
        removed.forEach(path -> FileTree.delete(project.resolve(path)));
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path target = project.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        if (compiled) {
            CompiledSamples.copyTo(project, sample);
        }
        return project;
    }

    private boolean hasSourcesOfSample() {
        return earlier == null
                && removed.stream().noneMatch(path -> path.startsWith("src"))
                && written.keySet().stream().noneMatch(path -> path.endsWith(".java"));
    }

    private RunningBuild launch(BuildTraces traces, Path log) throws IOException, CommandLineConfigurationException {
        MavenCommand maven = command(traces);
        // Ctrl-C must work however these tests were started: a JVM in the background of a shell ignores SIGINT, and
        // hands that down. The session of its own lets a test interrupt the whole foreground group, as a terminal does.
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal"));
        command.addAll(prefix);
        command.add(environment.mavenHome().resolve("bin/mvn").toString());
        command.addAll(maven.arguments());
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(traces.project().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        process.environment().clear();
        process.environment().putAll(maven.environment());
        return new RunningBuild(process.start(), traces, log);
    }

    private MavenCommand command(BuildTraces traces) throws CommandLineConfigurationException {
        Properties all = new Properties();
        all.setProperty("style.color", "never");
        all.setProperty("e2e.basePort", Integer.toString(basePort));
        if (compiled) {
            all.setProperty(CompiledSamples.BY_AGE, "false");
        }
        all.putAll(properties);
        List<String> words = new ArrayList<>(arguments);
        words.addAll(goals);
        return MavenCommand.of(environment, traces, all, words, variables);
    }
}
