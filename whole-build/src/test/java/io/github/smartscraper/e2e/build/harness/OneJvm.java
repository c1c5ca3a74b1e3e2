package io.github.smartscraper.e2e.build.harness;

import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JVM that outlives the builds that run in it, as that of the Maven daemon does. */
public final class OneJvm implements AutoCloseable {

    private static final Pattern END = Pattern.compile("build ended with (\\d+)");

    private final Process process;
    private final Path log;
    private int builds;

    private OneJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it, with the boot loader of the Maven under test.
     *
     * @param traces of the builds that it will run; it is no trace of them itself
     */
    public static OneJvm start(BuildEnvironment environment, BuildTraces traces, Path log) throws IOException {
        Path maven = environment.mavenHome();
        ProcessBuilder builder = new ProcessBuilder(
                        environment.javaHome().resolve("bin/java").toString(),
                        "-cp",
                        maven.resolve("boot") + "/*",
                        "-Dmaven.home=" + maven,
                        "-Djava.io.tmpdir=" + traces.temporary(),
                        environment
                                .samples()
                                .resolve("one-jvm/BuildsInOneJvm.java")
                                .toString())
                .directory(environment.builds().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("MAVEN_ARGS");
        return new OneJvm(builder.start(), log);
    }

    /** Runs a build to its end and returns its exit code; the JVM goes on. */
    public int build(Path project, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(project.toString()));
        words.addAll(arguments);
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(String.join("\t", words) + '\n');
        input.flush();
        builds++;
        await("end of build " + builds + " in " + log)
                .atMost(Duration.ofMinutes(2))
                .failFast("the JVM has ended, see " + log, () -> !process.isAlive())
                .until(() -> codes().size() == builds);
        return codes().get(builds - 1);
    }

    private List<Integer> codes() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(END::matcher)
                    .filter(Matcher::matches)
                    .map(end -> Integer.valueOf(end.group(1)))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
