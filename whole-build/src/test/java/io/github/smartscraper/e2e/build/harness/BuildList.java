package io.github.smartscraper.e2e.build.harness;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The list of all builds of this run, {@code target/builds.txt}, so that {@code .ci/run} can say how many there were. */
final class BuildList {

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private BuildList() {}

    /** Adds the build that has this log. */
    static synchronized void add(BuildEnvironment environment, Path log, String how) throws IOException {
        Path list = environment.builds().resolveSibling("builds.txt");
        String line = log.getFileName().toString().replace(".log", "") + ' ' + how + '\n';
        Files.writeString(list, line, CREATE, BEGUN.getAndSet(true) ? APPEND : TRUNCATE_EXISTING);
    }
}
