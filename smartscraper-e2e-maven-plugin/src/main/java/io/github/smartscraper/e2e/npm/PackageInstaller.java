package io.github.smartscraper.e2e.npm;

import java.util.Arrays;
import java.util.List;

/** Installer of packages for Node.js, known by the lock file that it writes. The names of all lock files stand here. */
public enum PackageInstaller {
    NPM("npm", "ci --no-audit --no-fund", "npm-shrinkwrap.json package-lock.json"),
    PNPM("pnpm", "install --frozen-lockfile", "pnpm-lock.yaml"),
    /** Version 1. */
    YARN_CLASSIC("yarn", "install --frozen-lockfile --non-interactive", "yarn.lock"),
    /** Version 2 and all that came after. */
    YARN("yarn", "install --immutable", "yarn.lock"),
    /** Its lock files are known, but it is not called. */
    BUN("bun", "", "bun.lock bun.lockb");

    private final String program;
    private final String arguments;
    private final String lockFiles;

    PackageInstaller(String program, String arguments, String lockFiles) {
        this.program = program;
        this.arguments = arguments;
        this.lockFiles = lockFiles;
    }

    /** Its name on the PATH, and before the {@code @} of {@code packageManager} in a package.json. */
    public String program() {
        return program;
    }

    /** What it is told so that it installs just what the lock file lists. */
    List<String> arguments() {
        return List.of(arguments.split(" "));
    }

    /** The lock files that it writes, the one that it prefers first. */
    public List<String> lockFiles() {
        return List.of(lockFiles.split(" "));
    }

    /** The lock files of all of them. */
    public static List<String> allLockFiles() {
        return Arrays.stream(values())
                .flatMap(manager -> manager.lockFiles().stream())
                .distinct()
                .toList();
    }
}
