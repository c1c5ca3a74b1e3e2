package io.github.smartscraper.e2e.npm;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.support.LogExcerpt;
import java.time.Duration;

/** Sentences about the installation of the application's packages. */
public final class InstallMessages {

    private InstallMessages() {}

    /** The manager is about to begin. */
    public static String installing(LockFile lock) {
        return "node_modules does not match " + lock.file().getFileName() + ": running " + lock.command() + " in "
                + lock.directory();
    }

    /** The manager has ended well. */
    public static String installed(LockFile lock, Duration after) {
        return lock.command() + " finished after " + Phrases.seconds(after);
    }

    /** Why the packages could not be installed, and what to do about it. */
    public static String of(InstallProblem problem) {
        if (problem instanceof InstallProblem.ManagerMissing missing) {
            return missing(missing.lock());
        }
        if (problem instanceof InstallProblem.ManagerUnknown unknown) {
            return "The packages of " + unknown.lock().file() + " can only be installed by "
                    + unknown.lock().manager().program() + ", which the plugin does not call. Install them before the "
                    + "build, and add -De2e.install=never.";
        }
        if (problem instanceof InstallProblem.LockFileMissing missing) {
            return missing.appDirectory()
                    + " has a package.json with dependencies, but no package-lock.json, pnpm-lock.yaml "
                    + "or yarn.lock, and no package.json or pnpm-workspace.yaml further up names it as a part of a workspace "
                    + "that has one. Run npm install there and commit the lock file, or add -De2e.install=never.";
        }
        if (problem instanceof InstallProblem.Unreadable file) {
            return file.file() + " can't be read (" + file.reason() + "). Fix it, or add -De2e.install=never.";
        }
        return failed((InstallProblem.Failed) problem);
    }

    private static String missing(LockFile lock) {
        String program = lock.manager().program();
        String remedy = lock.manager() == PackageInstaller.NPM
                ? "Install Node.js"
                : "Install it, for example with npm install --global " + program + " or corepack enable " + program;
        return "The packages of " + lock.directory() + " have to be installed by " + program + ", which wrote "
                + lock.file().getFileName() + ", but there is no " + program + " on the PATH. " + remedy
                + ", or install them yourself and add -De2e.install=never.";
    }

    private static String failed(InstallProblem.Failed failed) {
        String how = failed.exitCode().isPresent()
                ? "failed with exit code " + failed.exitCode().getAsInt()
                : "did not end within " + Phrases.seconds(failed.limit());
        return failed.command() + ' ' + how + ". " + Phrases.excerpt(new LogExcerpt(failed.log(), failed.tail()));
    }
}
