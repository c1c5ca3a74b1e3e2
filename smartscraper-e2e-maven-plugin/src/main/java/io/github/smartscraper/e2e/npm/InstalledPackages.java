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
            case PNPM -> marker().isPresent() && (isCopyOfLockFile() || isMarkerNewer());
            case YARN_CLASSIC, YARN -> isMarkerNewer();
            case BUN -> false;
        };
    }

    /** pnpm writes down what it has installed as a copy of the lock file, in its own format. */
    private boolean isCopyOfLockFile() throws InstallException {
        Path copy = lock.directory().resolve(MODULES).resolve(".pnpm").resolve("lock.yaml");
        try {
            return Files.isRegularFile(copy) && Files.mismatch(copy, lock.file()) < 0;
        } catch (IOException e) {
            throw new InstallException(new InstallProblem.Unreadable(copy, FailureReason.of(e)));
        }
    }

    /** What the manager writes last; with Plug'n'Play there is no node_modules, and the state that it goes by is elsewhere. */
    private Optional<Path> marker() {
        Path modules = lock.directory().resolve(MODULES);
        Stream<Path> markers =
                switch (lock.manager()) {
                    case PNPM -> Stream.of(modules.resolve(".modules.yaml"));
                    case YARN_CLASSIC -> Stream.of(modules.resolve(".yarn-integrity"));
                    case YARN -> Stream.of(modules.resolve(".yarn-state.yml"), plugAndPlay());
                    case NPM, BUN -> Stream.empty();
                };
        return markers.filter(Files::isRegularFile).findFirst();
    }

    private Path plugAndPlay() {
        Path directory = lock.directory();
        return Files.exists(directory.resolve(".pnp.cjs"))
                ? directory.resolve(".yarn/install-state.gz")
                : directory.resolve(".pnp.js");
    }

    private boolean isMarkerNewer() {
        long changed = lock.file().toFile().lastModified();
        return marker().filter(marker -> marker.toFile().lastModified() >= changed)
                .isPresent();
    }

    /**
     * Notes that they have been installed just now: some managers leave their marker as it is when they find nothing to do.
     *
     * @throws IOException if it can't be noted
     */
    void note() throws IOException {
        Optional<Path> marker = marker();
        if (marker.isPresent()) {
            Files.setLastModifiedTime(marker.get(), FileTime.from(Instant.now()));
        }
    }
}
