package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Check that {@code npm ci} finds the lock file that it needs.
 *
 * @param installs whether a run may call it
 */
public record LockFileCheck(Path directory, boolean installs) implements Check {

    @Override
    public Topic topic() {
        return Topic.LOCK_FILE;
    }

    @Override
    public Finding look() throws IOException {
        Path lockFile = directory.resolve("package-lock.json");
        if (Files.isRegularFile(lockFile)) {
            return Finding.of(topic(), State.FINE, lockFile.toString());
        }
        PackageJson manifest = new PackageJson(directory);
        boolean needed = installs && manifest.exists() && manifest.hasDependencies();
        return Finding.of(topic(), needed ? State.MISSING : State.UNNEEDED, directory.toString());
    }
}
