package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final BuildEnvironment environment;
    private final String testName;
    private final Path directory;
    private final List<RunningBuild> started = new ArrayList<>();

    MavenBuilds(BuildEnvironment environment, String testName) {
        this.environment = environment;
        this.testName = testName;
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
        return Files.createDirectory(directory.resolve("build-" + (started.size() + 1)));
    }

    public synchronized Path newLogFile() throws IOException {
        Files.createDirectories(environment.logs());
        return environment.logs().resolve(testName + "-" + (started.size() + 1) + ".log");
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
        if (passed) {
            FileTree.delete(directory);
        }
    }
}
