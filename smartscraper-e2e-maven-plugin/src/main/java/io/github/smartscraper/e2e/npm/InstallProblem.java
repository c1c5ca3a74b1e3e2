package io.github.smartscraper.e2e.npm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Reason why the packages of the application could not be installed. */
public sealed interface InstallProblem {

    /** The manager that wrote the lock file is not on the PATH. */
    record ManagerMissing(LockFile lock) implements InstallProblem {}

    /** The lock file was written by a manager that the plugin does not call. */
    record ManagerUnknown(LockFile lock) implements InstallProblem {}

    /** A package.json has dependencies, but there is no lock file beside it, nor one of a workspace that it is a part of. */
    record LockFileMissing(Path appDirectory) implements InstallProblem {}

    /** The package.json or the lock file is not JSON, or can't be read. */
    record Unreadable(Path file, String reason) implements InstallProblem {}

    /**
     * The manager ended with an error or took too long.
     *
     * @param command what was called
     * @param exitCode empty when it was ended because the limit was over
     * @param limit how long it was allowed to take
     * @param log where its output is
     * @param tail last lines of that output
     */
    record Failed(String command, OptionalInt exitCode, Duration limit, Path log, List<String> tail)
            implements InstallProblem {}
}
