package io.github.smartscraper.e2e.build.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A JVM that outlives the builds that run in it one after the other, as that of the Maven daemon does. All of them have its
 * environment and its directory for temporary files.
 */
public final class OneJvm implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Pattern END = Pattern.compile("\nbuild ended with (\\d+)\n");
    private static final String PROGRAM = "BuildsInOneJvm";

    private final BuildEnvironment environment;
    private final Path directory;
    private final Path temporary;
    private final String id = UUID.randomUUID().toString();
    private final Path output;
    private final Process process;
    private final Thread atExit = new Thread(this::end);

    private OneJvm(BuildEnvironment environment, Path directory) throws Exception {
        this.environment = environment;
        this.directory = directory;
        this.temporary = Files.createDirectory(directory.resolve("tmp"));
        this.output = directory.resolve("output.log");
        this.process = start();
        // It has a session of its own, so whoever interrupts these tests doesn't reach it.
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts it, with the boot loader of the Maven under test. */
    public static OneJvm start(BuildEnvironment environment) throws Exception {
        Path builds = Files.createDirectories(environment.builds());
        return new OneJvm(environment, Files.createTempDirectory(builds, "jvm-"));
    }

    private Process start() throws Exception {
        String maven = environment.mavenHome().toString();
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal"));
        command.add(environment.javaHome().resolve("bin/java").toString());
        command.addAll(MavenCommand.JVM_OPTIONS);
        command.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dmaven.home=" + maven,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                maven + "/boot/*:" + compiled(environment),
                PROGRAM));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        MavenCommand mavens = MavenCommand.of(environment, traces(directory), new Properties(), List.of(), Map.of());
        builder.environment().clear();
        builder.environment().putAll(mavens.environment());
        return builder.start();
    }

    /** The directory with the program's class, which is compiled against the boot loader of the Maven under test. */
    private static synchronized Path compiled(BuildEnvironment environment) throws IOException {
        Path classes = environment.builds().resolveSibling("one-jvm");
        Path source = environment.samples().resolveSibling("one-jvm/" + PROGRAM + ".java");
        Path compiled = classes.resolve(PROGRAM + ".class");
        if (Files.notExists(compiled)
                || Files.getLastModifiedTime(compiled).compareTo(Files.getLastModifiedTime(source)) < 0) {
            String bootLoader = FileTree.list(environment.mavenHome().resolve("boot")).stream()
                    .filter(path -> path.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            int code = compiler.run(
                    InputStream.nullInputStream(),
                    null,
                    null,
                    "--release",
                    "17",
                    "-proc:none",
                    "-cp",
                    bootLoader,
                    "-d",
                    Files.createDirectories(classes).toString(),
                    source.toString());
            assertThat(code).as("exit code of javac for %s", source).isZero();
        }
        return classes;
    }

    /** The traces of a build in it, of which the JVM itself is none. */
    private BuildTraces traces(Path project) {
        OptionalLong host = process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
        return new BuildTraces(id, project, temporary, host);
    }

    /**
     * Runs a build to its end; the JVM goes on.
     *
     * @param arguments what stands behind {@code mvn}
     * @param log gets what the build has printed
     */
    public BuildResult build(Path project, List<String> arguments, Path log) throws Exception {
        List<String> words = new ArrayList<>(List.of(project.toString()));
        words.addAll(arguments);
        assertThat(words).noneMatch(word -> word.contains("\t") || word.contains("\n"));
        BuildList.add(environment, log, "in a warm JVM");
        long begin = Files.size(output);
        Instant startedAt = Instant.now();
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(String.join("\t", words) + '\n');
        input.flush();
        Matcher end = END.matcher("");
        String printed = "";
        while (!end.find()) {
            boolean goesOn = process.isAlive()
                    && Duration.between(startedAt, Instant.now()).compareTo(LIMIT) < 0;
            if (!goesOn) {
                Files.writeString(log, printed);
                throw new AssertionError("The build in " + project + " has not ended within " + LIMIT.toSeconds()
                        + " s, or its JVM has, see " + log);
            }
            Thread.sleep(POLL.toMillis());
            printed = printed(begin);
            end.reset(printed);
        }
        String ofTheBuild = printed.substring(0, end.start());
        Files.writeString(log, ofTheBuild);
        assertThat(ofTheBuild).as("what is left in the JVM, see %s", log).doesNotContain("left in the JVM: ");
        return new BuildResult(
                Integer.parseInt(end.group(1)),
                Duration.between(startedAt, Instant.now()),
                ofTheBuild,
                log,
                traces(project));
    }

    private String printed(long begin) throws IOException {
        try (InputStream stream = Files.newInputStream(output)) {
            stream.skipNBytes(begin);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Ends it, and fails if anything is left then, be it of Maven or Surefire. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
        Leftovers.of(new BuildTraces(id, directory, temporary)).assertNone();
        FileTree.delete(directory);
    }

    /** Ends it, whatever is left: by the end of its input, and by force if that doesn't help. */
    void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
