package io.github.smartscraper.e2e.npm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Manager of packages for Node.js, known by the lock file that it writes. The names of all lock files stand here. */
public enum PackageManager {
    NPM("npm", List.of("ci", "--no-audit", "--no-fund"), "npm-shrinkwrap.json", "package-lock.json"),
    PNPM("pnpm", List.of("install", "--frozen-lockfile"), "pnpm-lock.yaml"),
    /** Version 1. */
    YARN_CLASSIC("yarn", List.of("install", "--frozen-lockfile", "--non-interactive"), "yarn.lock"),
    /** Version 2 and all that came after. */
    YARN("yarn", List.of("install", "--immutable"), "yarn.lock"),
    /** Its lock files are known, but it is not called. */
    BUN("bun", List.of(), "bun.lock", "bun.lockb");

    private final String program;
    private final List<String> arguments;
    private final List<String> lockFiles;

    PackageManager(String program, List<String> arguments, String... lockFiles) {
        this.program = program;
        this.arguments = arguments;
        this.lockFiles = List.of(lockFiles);
    }

    /** Its name on the PATH, and before the {@code @} of {@code packageManager} in a package.json. */
    public String program() {
        return program;
    }

    /** What it is told so that it installs just what the lock file lists. */
    List<String> arguments() {
        return arguments;
    }

    /** The lock files that it writes, the one that it prefers first. */
    public List<String> lockFiles() {
        return lockFiles;
    }

    /** The lock files of all of them. */
    public static List<String> allLockFiles() {
        return all().flatMap(manager -> manager.lockFiles().stream()).distinct().toList();
    }

    private static Stream<PackageManager> all() {
        return Arrays.stream(values());
    }
}
