package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
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
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenCommandLineBuilder;
import org.apache.maven.shared.utils.cli.Commandline;

/** One build to be: which sample, which goals, which properties; {@link #execute()} runs it to its end. */
public final class MavenBuild {

    private static final Duration LIMIT = Duration.ofMinutes(5);

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
    private Path temporaryDirectory;
    private BuildTraces earlier;
    private boolean compiled;

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

    public int basePort() {
        return basePort;
    }

    /** Runs Maven to its end and fails if anything of the build is left then. */
    public BuildResult execute() throws Exception {
        BuildResult result = start().awaitEnd(LIMIT);
        if (result.exitCode() == 0 && hasSourcesOfSample()) {
            CompiledSamples.keep(environment, result.project(), sample);
        }
        result.leftovers().assertNone();
        return result;
    }

    /** Starts Maven and leaves it running; whoever calls this waits for the end, and asks for leftovers. */
    public RunningBuild start() throws Exception {
        RunningBuild running = launch(layOut(), builds.newLogFile());
        builds.add(running);
        return running;
    }

    /** Copies the sample, and starts nothing; a build that runs where an earlier one ran finds what that has left. */
    public BuildTraces layOut() throws IOException {
        if (earlier != null) {
            return earlier;
        }
        Path directory = builds.newBuildDirectory();
        Path project = Files.createDirectory(directory.resolve(directoryName));
        Path temporary = temporaryDirectory == null ? directory.resolve("tmp") : temporaryDirectory;
        Files.createDirectories(temporary);
        new SampleProject(environment, sample).copyTo(project, configuration);
        removed.forEach(path -> FileTree.delete(project.resolve(path)));
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path target = project.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        compiled = hasSourcesOfSample() && CompiledSamples.copyTo(project, sample);
        return new BuildTraces(UUID.randomUUID().toString(), project, temporary);
    }

    private boolean hasSourcesOfSample() {
        return earlier == null
                && removed.isEmpty()
                && written.keySet().stream().noneMatch(path -> path.endsWith(".java"));
    }

    private RunningBuild launch(BuildTraces traces, Path log) throws IOException, CommandLineConfigurationException {
        Commandline commandLine = new MavenCommandLineBuilder().build(request(traces));
        // Ctrl-C must work however these tests were started: a JVM in the background of a shell ignores SIGINT, and
        // hands that down. The session of its own lets a test interrupt the whole foreground group, as a terminal does.
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal"));
        command.addAll(prefix);
        command.add(environment.mavenHome().resolve("bin/mvn").toString());
        command.addAll(Arrays.asList(commandLine.getArguments()));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(traces.project().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        process.environment().clear();
        for (String variable : commandLine.getEnvironmentVariables()) {
            int equals = variable.indexOf('=');
            process.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return new RunningBuild(process.start(), traces, log);
    }

    private InvocationRequest request(BuildTraces traces) {
        Properties all = new Properties();
        all.setProperty("style.color", "never");
        all.setProperty("e2e.basePort", Integer.toString(basePort));
        if (compiled) {
            all.setProperty(CompiledSamples.BY_AGE, "false");
        }
        all.putAll(properties);
        InvocationRequest request = new DefaultInvocationRequest()
                .setMavenHome(environment.mavenHome().toFile())
                .setJavaHome(environment.javaHome().toFile())
                .setLocalRepositoryDirectory(environment.localRepository().toFile())
                .setBaseDirectory(traces.project().toFile())
                .setBatchMode(true)
                .setNoTransferProgress(true)
                .setMavenOpts(mavenOptions(traces))
                .setProperties(all)
                .addArgs(arguments)
                .addArgs(goals)
                .addShellEnvironment("TMPDIR", traces.temporary().toString())
                .addShellEnvironment(BuildTraces.VARIABLE, traces.id());
        variables.forEach(request::addShellEnvironment);
        return request;
    }

    /** A JVM that starts fast, and takes the classes of Maven and its plugins for sound: these builds are short. */
    private static String mavenOptions(BuildTraces traces) {
        return "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m"
                + " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
                + " -Djava.io.tmpdir=" + traces.temporary();
    }
}
