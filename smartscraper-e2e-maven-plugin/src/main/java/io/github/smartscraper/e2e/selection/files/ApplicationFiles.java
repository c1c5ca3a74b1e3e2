package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.files.launch.LaunchedFiles;
import io.github.smartscraper.e2e.selection.files.launch.PackageLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of an application: its own, those that its start names, and package and lock files. What the start names counts
 * although git ignores it, and although the user has listed sources.
 */
final class ApplicationFiles {

    private static final String DOT_ENV = ".env";

    private final FilesRequest request;
    private final ListedFiles listed;

    ApplicationFiles(FilesRequest request, ListedFiles listed) {
        this.request = request;
        this.listed = listed;
    }

    /**
     * Adds those that are not listed in the directory itself.
     *
     * @param found those that are
     * @throws IOException if a directory can't be read
     */
    void addTo(Set<Path> found) throws IOException {
        Path app = request.appDirectory();
        PackageLocks locks = PackageLocks.of(app);
        FilesRequest.Launched start = request.launched();
        LaunchedFiles launched = LaunchedFiles.of(app, start.command(), start.environment(), locks.linked());
        Set<Path> directories = new LinkedHashSet<>(locks.linked());
        directories.addAll(launched.directories());
        for (Path directory : directories) {
            found.addAll(of(directory));
        }
        for (Path file : launched.files()) {
            if (found.add(file) && LaunchedFiles.isScript(file)) {
                found.addAll(beside(file));
            }
        }
        found.addAll(locks.files());
        found.addAll(children(app).stream().filter(ApplicationFiles::isDotEnv).toList());
    }

    /** The files of a directory that is not the application's; one that contains it has much else in it. */
    private Set<Path> of(Path directory) throws IOException {
        return request.appDirectory().startsWith(directory) ? listed.ofParent(directory) : listed.ofNamed(directory);
    }

    /** Neighbours of a script that is no source of the application: it may import them. */
    private Set<Path> beside(Path script) throws IOException {
        Path directory = script.resolveSibling("");
        if (directory.equals(request.appDirectory())) {
            return Set.of();
        }
        boolean amongOthers = directory.equals(request.buildDirectory()) || DirectoryWalk.isOfTools(directory);
        return amongOthers ? scripts(directory) : of(directory);
    }

    private static Set<Path> scripts(Path directory) throws IOException {
        Set<Path> scripts = new LinkedHashSet<>(children(directory));
        scripts.removeIf(file -> !LaunchedFiles.isScript(file));
        return scripts;
    }

    private static boolean isDotEnv(Path file) {
        String name = file.getFileName().toString();
        return name.equals(DOT_ENV) || name.startsWith(DOT_ENV + '.');
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            return children.toList();
        }
    }
}
