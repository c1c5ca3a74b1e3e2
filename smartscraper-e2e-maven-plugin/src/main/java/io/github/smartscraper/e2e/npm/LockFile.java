package io.github.smartscraper.e2e.npm;

import java.nio.file.Path;
import java.util.Objects;

/** Lock file, with the manager that wrote it. */
public record LockFile(Path file, PackageInstaller manager) {

    /** Where it stands, and packages are installed. */
    public Path directory() {
        return Objects.requireNonNull(file.getParent());
    }

    /** What installs the packages in it, as one types it. */
    String command() {
        return manager == PackageInstaller.NPM
                ? "npm ci"
                : manager.program() + ' ' + String.join(" ", manager.arguments());
    }
}
