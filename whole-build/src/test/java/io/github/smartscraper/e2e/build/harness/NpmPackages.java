package io.github.smartscraper.e2e.build.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Packages of npm that tests use: a directory beside the samples, with a lock file. */
public final class NpmPackages {

    private NpmPackages() {}

    /** Copies the directory of this name. */
    public static void copy(String name, Path directory) {
        FileTree.copy(BuildEnvironment.fromSystemProperties().samples().resolveSibling(name), directory);
    }

    /** Installs what the lock file in a directory names. */
    public static void install(Path directory) throws IOException, InterruptedException {
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("npm-ci.log").toFile())
                .start();
        boolean ended = npm.waitFor(5, TimeUnit.MINUTES);
        npm.destroyForcibly();
        assertThat(ended && npm.waitFor() == 0)
                .as("npm ci in %s: %s", directory, Files.readString(directory.resolve("npm-ci.log")))
                .isTrue();
    }
}
