package io.github.smartscraper.e2e.npm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Search for the lock file that an application's packages are installed from: the one beside its package.json, else that of
 * the workspace which the application is a part of, in a directory further up.
 */
public final class LockFileSearch {

    private static final int HEAD = 4096;

    private LockFileSearch() {}

    /** The lock file of the application in this directory. */
    public static Optional<LockFile> find(Path appDirectory) {
        Optional<LockFile> own = in(appDirectory);
        if (own.isPresent() || isRepository(appDirectory)) {
            return own;
        }
        for (Path directory = appDirectory.getParent(); directory != null; directory = directory.getParent()) {
            if (isOpenToAll(directory)) {
                return Optional.empty();
            }
            if (Workspace.in(directory).contains(appDirectory)) {
                return in(directory);
            }
            if (isRepository(directory)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isRepository(Path directory) {
        return Files.exists(directory.resolve(".git"));
    }

    /** What lies in /tmp may be from anybody. */
    private static boolean isOpenToAll(Path directory) {
        try {
            return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Of several, that of the manager which package.json names, else the first. */
    private static Optional<LockFile> in(Path directory) {
        String named = new PackageJson(directory).packageManager();
        Stream<LockFile> all = Arrays.stream(PackageInstaller.values())
                .filter(manager -> manager != PackageInstaller.YARN_CLASSIC)
                .flatMap(manager -> manager.lockFiles().stream()
                        .map(directory::resolve)
                        .filter(Files::isRegularFile)
                        .map(file -> new LockFile(file, versionOf(manager, file))));
        return all.min(Comparator.comparing(lock -> !lock.manager().program().equals(named)));
    }

    private static PackageInstaller versionOf(PackageInstaller manager, Path file) {
        if (manager != PackageInstaller.YARN || Files.exists(file.resolveSibling(".yarnrc.yml"))) {
            return manager;
        }
        return head(file).contains("__metadata:") ? manager : PackageInstaller.YARN_CLASSIC;
    }

    private static String head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The manager will say so.
            return "";
        }
    }
}
