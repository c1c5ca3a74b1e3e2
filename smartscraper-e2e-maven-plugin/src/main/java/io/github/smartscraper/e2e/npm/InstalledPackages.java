package io.github.smartscraper.e2e.npm;

import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Packages that a manager has installed, compared with those that its lock file asks for. */
record InstalledPackages(LockFile lock) {

    private static final String MODULES = "node_modules";

    /** Whether they are those of the lock file. */
    boolean areCurrent() throws InstallException {
        return switch (lock.manager()) {
            case NPM -> new NodeModules(lock).isCurrent();
            case PNPM -> isCopyOfLockFile(lock.directory().resolve(MODULES));
            case YARN_CLASSIC, YARN -> marker().map(this::isUpToDate).orElse(false);
            case BUN -> false;
        };
    }

    /** pnpm writes down what it has installed as a copy of the lock file. */
    private boolean isCopyOfLockFile(Path modules) throws InstallException {
        Path copy = modules.resolve(".pnpm").resolve("lock.yaml");
        try {
            return Files.isRegularFile(modules.resolve(".modules.yaml"))
                    && (Files.isRegularFile(copy)
                            ? Files.mismatch(copy, lock.file()) < 0
                            : isUpToDate(modules.resolve(".modules.yaml")));
        } catch (IOException e) {
            throw new InstallException(new InstallProblem.Unreadable(copy, FailureReason.of(e)));
        }
    }

    /** What yarn writes last; with Plug'n'Play there is no node_modules, and the state that it goes by is elsewhere. */
    private Optional<Path> marker() {
        Path modules = lock.directory().resolve(MODULES);
        Stream<Path> markers = lock.manager() == PackageManager.YARN_CLASSIC
                ? Stream.of(modules.resolve(".yarn-integrity"))
                : Stream.of(modules.resolve(".yarn-state.yml"), plugAndPlay());
        return markers.filter(Files::isRegularFile).findFirst();
    }

    private Path plugAndPlay() {
        Path directory = lock.directory();
        return Files.exists(directory.resolve(".pnp.cjs"))
                ? directory.resolve(".yarn/install-state.gz")
                : directory.resolve(".pnp.js");
    }

    private boolean isUpToDate(Path marker) {
        return marker.toFile().lastModified() >= lock.file().toFile().lastModified();
    }

    /**
     * Notes that they have been installed just now: yarn leaves its marker as it is when it finds nothing to do.
     *
     * @throws IOException if it can't be noted
     */
    void note() throws IOException {
        if (lock.manager() == PackageManager.YARN_CLASSIC || lock.manager() == PackageManager.YARN) {
            Optional<Path> marker = marker();
            if (marker.isPresent()) {
                Files.setLastModifiedTime(marker.get(), FileTime.from(Instant.now()));
            }
        }
    }
}
