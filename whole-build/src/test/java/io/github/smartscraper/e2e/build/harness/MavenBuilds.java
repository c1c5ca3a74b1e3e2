package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The builds of one test: each works on a fresh copy of a sample, in a directory of its own. */
public final class MavenBuilds {

    /**
     * Far from the plugin's default, so that other runs on this machine don't meet these, and below the ports that Linux
     * gives to clients (32768 and up).
     */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS_PER_BUILD = 70;

    /** So many builds later a range is used again, when the one before has long ended. */
    private static final int RANGES = 180;

    private static final AtomicInteger BUILDS = new AtomicInteger();

    private static final Set<String> CLASSES = ConcurrentHashMap.newKeySet();

    private final BuildEnvironment environment;
    private final String testName;
    private final WarmJvms warm;
    private final Path directory;
    private final List<RunningBuild> started = new ArrayList<>();
    private int directories;
    private int logs;

    /**
     * Builds of a test.
     *
     * @param testName the simple name of its class, a dot, and whatever else
     * @param warm for builds that need no JVM of their own
     */
    MavenBuilds(BuildEnvironment environment, String testName, WarmJvms warm) {
        this.environment = environment;
        this.testName = testName;
        this.warm = warm;
        try {
            Files.createDirectories(environment.builds());
            this.directory = Files.createTempDirectory(environment.builds(), testName + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A build of the sample project with this name, see {@code src/samples}. */
    public MavenBuild sample(String name) {
        return new MavenBuild(
                environment, this, name, FIRST_PORT + BUILDS.getAndIncrement() % RANGES * PORTS_PER_BUILD);
    }

    /** A place for the test's own files, outside every project. */
    public Path directory() {
        return directory;
    }

    synchronized Path newBuildDirectory() throws IOException {
        directories++;
        return Files.createDirectory(directory.resolve("build-" + directories));
    }

    public synchronized Path newLogFile() throws IOException {
        Files.createDirectories(environment.logs());
        logs++;
        return environment.logs().resolve(testName + "-" + logs + ".log");
    }

    WarmJvms warm() {
        return warm;
    }

    /** Whether it is the first build of the test's class that asks this. */
    boolean isFirstOfClass() {
        return CLASSES.add(testName.replaceFirst("\\..*", ""));
    }

    synchronized void add(RunningBuild build) {
        started.add(build);
        // Maven runs in a session of its own, so whoever interrupts these tests doesn't reach it.
        Runtime.getRuntime().addShutdownHook(new Thread(build::end));
    }

    /** Ends what still runs, fails if a build left anything, and removes the directory of a test that passed. */
    void close(boolean passed) {
        started.forEach(RunningBuild::end);
        started.forEach(build -> Leftovers.of(build.traces()).assertNone());
        assertNothingRunsHere();
        if (passed) {
            FileTree.delete(directory);
        }
    }

    /** Of builds that shared a JVM with others, only this is known of their processes by now. */
    private void assertNothingRunsHere() {
        Path none = directory.resolve("none");
        Leftovers.of(new BuildTraces(UUID.randomUUID().toString(), directory, none))
                .assertNone();
    }
}
