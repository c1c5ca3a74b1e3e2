package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.npm.LockFile;
import io.github.smartscraper.e2e.npm.LockFileSearch;
import io.github.smartscraper.e2e.npm.NpmInstall;
import io.github.smartscraper.e2e.npm.PackageInstaller;
import io.github.smartscraper.e2e.npm.PackageJson;
import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Check that there is a lock file to install packages from, and the manager that wrote it; another check looks for npm.
 *
 * @param installs whether a run may call it
 */
public record LockFileCheck(Path directory, boolean installs, Executables executables) implements Check {

    @Override
    public Topic topic() {
        return Topic.LOCK_FILE;
    }

    @Override
    public Finding look() throws IOException {
        Optional<LockFile> lock = LockFileSearch.find(directory);
        PackageJson manifest = new PackageJson(directory);
        boolean needed = installs && manifest.exists() && manifest.hasDependencies();
        if (lock.isEmpty()) {
            return Finding.of(topic(), needed ? State.MISSING : State.UNNEEDED, directory.toString());
        }
        String file = lock.get().file().toString();
        return needed && !isThere(lock.get().manager())
                ? new Finding(
                        topic(), State.INCOMPLETE, file, lock.get().manager().program())
                : Finding.of(topic(), State.FINE, file);
    }

    private boolean isThere(PackageInstaller manager) {
        return manager == PackageInstaller.NPM
                || (manager != PackageInstaller.BUN
                        && !NpmInstall.caller(manager, executables).isEmpty());
    }
}
