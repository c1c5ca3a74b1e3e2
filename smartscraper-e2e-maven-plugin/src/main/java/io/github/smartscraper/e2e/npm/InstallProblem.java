package io.github.smartscraper.e2e.npm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Reason why the packages of the application could not be installed. */
public sealed interface InstallProblem {

    /** There is no npm on the PATH. */
    record NpmMissing(Path appDirectory) implements InstallProblem {}

    /** A package.json has dependencies, but no package-lock.json stands beside it. */
    record LockFileMissing(Path appDirectory) implements InstallProblem {}

    /** The package.json or the lock file is not JSON, or can't be read. */
    record Unreadable(Path file, String reason) implements InstallProblem {}

    /**
     * {@code npm ci} ended with an error or took too long.
     *
     * @param exitCode empty when it was ended because the limit was over
     * @param limit how long it was allowed to take
     * @param log where its output is
     * @param tail last lines of that output
     */
    record Failed(OptionalInt exitCode, Duration limit, Path log, List<String> tail) implements InstallProblem {}
}
