package io.github.smartscraper.e2e.report;

import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files of the run's own directory, found by what the results call them. No other file is read or linked to. */
final class OwnFiles {

    private final Path directory;
    private final Path report;
    private final String base;

    /** By name: the log of a worker is that of all the classes that ran on it. */
    private final Map<String, Optional<Path>> found = new HashMap<>();

    /**
     * The files in a directory.
     *
     * @param base what names in the results are relative to, if they are
     */
    OwnFiles(WorkDirectory directory, String base) {
        this.directory = directory.path().toAbsolutePath().normalize();
        this.report = directory.report().toAbsolutePath().normalize();
        this.base = base;
    }

    /** The file or directory of this name, if it is there and one of ours. */
    Optional<Path> find(String name) {
        return found.computeIfAbsent(name, this::search);
    }

    private Optional<Path> search(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        try {
            Path named = Path.of(name);
            Optional<Path> there = ours(Path.of(base).resolve(named));
            return there.isPresent() ? there : elsewhere(named);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The project may have been moved since: to a CI system's store, for example. */
    private Optional<Path> elsewhere(Path named) {
        Path project =
                directory.getParent() == null ? null : directory.getParent().getParent();
        return project == null || named.isAbsolute() ? Optional.empty() : ours(project.resolve(named));
    }

    private Optional<Path> ours(Path file) {
        try {
            Path real = file.toAbsolutePath().normalize().toRealPath();
            Path home = directory.toRealPath();
            return real.startsWith(home) && !real.equals(home)
                    ? Optional.of(directory.resolve(home.relativize(real)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The way to a file from the report, as a link has it. */
    String link(Path file) {
        Path way = report.getParent() == null ? file : report.getParent().relativize(file);
        try {
            return new URI(null, null, way.toString().replace('\\', '/'), null).getRawPath();
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
