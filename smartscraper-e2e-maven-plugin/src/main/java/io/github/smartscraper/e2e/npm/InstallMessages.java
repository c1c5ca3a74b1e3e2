package io.github.smartscraper.e2e.npm;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.support.LogExcerpt;
import java.nio.file.Path;
import java.time.Duration;

/** Sentences about the installation of the application's packages. */
public final class InstallMessages {

    private InstallMessages() {}

    /** npm is about to begin. */
    public static String installing(Path directory) {
        return "node_modules does not match package-lock.json: running npm ci in " + directory;
    }

    /** npm has ended well. */
    public static String installed(Duration after) {
        return "npm ci finished after " + Phrases.seconds(after);
    }

    /** Why the packages could not be installed, and what to do about it. */
    public static String of(InstallProblem problem) {
        if (problem instanceof InstallProblem.NpmMissing missing) {
            return "The packages of " + missing.appDirectory() + " have to be installed, but there is no npm on the "
                    + "PATH. Install Node.js, or install them yourself and add -De2e.install=never.";
        }
        if (problem instanceof InstallProblem.LockFileMissing missing) {
            return missing.appDirectory() + " has a package.json with dependencies, but no package-lock.json. Run npm "
                    + "install there and commit the lock file, or add -De2e.install=never.";
        }
        if (problem instanceof InstallProblem.Unreadable file) {
            return file.file() + " can't be read (" + file.reason() + "). Fix it, or add -De2e.install=never.";
        }
        return failed((InstallProblem.Failed) problem);
    }

    private static String failed(InstallProblem.Failed failed) {
        String how = failed.exitCode().isPresent()
                ? "failed with exit code " + failed.exitCode().getAsInt()
                : "did not end within " + Phrases.seconds(failed.limit());
        return "npm ci " + how + ". " + Phrases.excerpt(new LogExcerpt(failed.log(), failed.tail()));
    }
}
