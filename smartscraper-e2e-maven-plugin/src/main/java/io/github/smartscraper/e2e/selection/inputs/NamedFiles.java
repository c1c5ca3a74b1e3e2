package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.files.FileSet;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the project, and of the machine, that constants of classes name: {@code src/test/fixtures/users.csv}. */
final class NamedFiles {

    private static final int LONGEST = 300;
    private static final String INSTALLED = "node_modules";
    private static final Set<String> NEVER = Set.of("target", INSTALLED, ".git");

    /** Another content each time, or another machine's. */
    private static final List<String> PASSING = List.of("/proc/", "/sys/", "/dev/", "/run/", "/tmp/", "/var/");

    private static final List<String> EVERYTHING = List.of("**");

    private final Path base;
    private final List<Path> knownRoots;
    private final Set<String> entries;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /**
     * Files below and beside a directory.
     *
     * @param base the directory that tests run in
     * @param knownRoots sources of tests, whose content is looked at class by class
     * @throws IOException if the directory can't be listed
     */
    NamedFiles(Path base, List<Path> knownRoots) throws IOException {
        this.base = base.toAbsolutePath().normalize();
        this.knownRoots = knownRoots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
        try (Stream<Path> children = Files.isDirectory(base) ? Files.list(base) : Stream.empty()) {
            entries = children.map(child -> child.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** The name of the file or directory that a piece of a constant names, relative to the project, if it does. */
    Optional<String> find(String piece) {
        if (piece.length() > LONGEST || !mayBePath(piece)) {
            return Optional.empty();
        }
        try {
            Path file = base.resolve(piece).normalize();
            String name = name(file);
            if (!isInstalled(file) && (Files.isRegularFile(file) ? !isPassing(file) : isOwnDirectory(file))) {
                hashes.computeIfAbsent(name, any -> hash(file));
                return Optional.of(name);
            }
        } catch (InvalidPathException e) {
            // No path, then.
        }
        return Optional.empty();
    }

    /** One look at the project's directory for all constants saves one at the disk for each. */
    private boolean mayBePath(String piece) {
        int slash = piece.indexOf('/');
        String first = slash < 0 ? piece : piece.substring(0, slash);
        return switch (first) {
            case "" -> piece.length() > 1;
            case ".", ".." -> slash > 0;
            default -> entries.contains(first) && !NEVER.contains(first);
        };
    }

    private String name(Path file) {
        return (isNear(file) ? base.relativize(file) : file).toString().replace('\\', '/');
    }

    /** Within the project or beside it. */
    private boolean isNear(Path file) {
        Path parent = base.getParent();
        return file.startsWith(base) || (parent != null && parent.getParent() != null && file.startsWith(parent));
    }

    /** What stands for it is the lock file. */
    private static boolean isInstalled(Path file) {
        for (Path part : file) {
            if (part.toString().equals(INSTALLED)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPassing(Path file) {
        return !isNear(file) && PASSING.stream().anyMatch(file.toString()::startsWith);
    }

    /** A directory of the project or beside it, but none that has the project or its tests in it. */
    private boolean isOwnDirectory(Path file) {
        return Files.isDirectory(file)
                && isNear(file)
                && !base.startsWith(file)
                && knownRoots.stream().noneMatch(root -> root.startsWith(file) || file.startsWith(root));
    }

    String hash(String name) {
        return hashes.getOrDefault(name, "");
    }

    private static String hash(Path file) {
        try {
            return Files.isDirectory(file)
                    ? new FileSet(file, EVERYTHING, List.copyOf(NEVER), any -> false).hash()
                    : Md5.of(Files.readAllBytes(file));
        } catch (IOException e) {
            // A test that reads it will say so.
            return "unreadable";
        }
    }
}
