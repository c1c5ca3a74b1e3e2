package io.github.smartscraper.e2e.selection.files.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lock files of npm, pnpm and yarn, up to the root of the repository, and the packages beside the application that it
 * depends on: those of its workspace, and those that it names by a path.
 */
public final class PackageLocks {

    private static final String PACKAGE = "package.json";
    private static final List<String> NPM_LOCKS = List.of("package-lock.json", "npm-shrinkwrap.json");
    private static final List<String> OTHERS =
            List.of("pnpm-lock.yaml", "pnpm-workspace.yaml", "yarn.lock", "bun.lock");
    private static final List<String> DEPENDENCIES =
            List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
    private static final Pattern BY_PATH = Pattern.compile("^(file|link|portal):(.+)");
    private static final String MODULES = "node_modules";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path appDirectory;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> linked = new LinkedHashSet<>();
    private final Set<Path> ancestors = new LinkedHashSet<>();

    private PackageLocks(Path appDirectory) {
        this.appDirectory = appDirectory;
    }

    /** Looks for them. */
    public static PackageLocks of(Path appDirectory) {
        PackageLocks locks = new PackageLocks(appDirectory);
        locks.look();
        locks.follow();
        return locks;
    }

    /** Package and lock files. */
    public Set<Path> files() {
        return files;
    }

    /** Directories of packages that the application is linked with. */
    public Set<Path> linked() {
        return linked;
    }

    private void look() {
        add(appDirectory.resolve(PACKAGE));
        for (Path directory = appDirectory; directory != null; directory = directory.getParent()) {
            boolean found = false;
            ancestors.add(directory);
            for (List<String> names : List.of(NPM_LOCKS, OTHERS)) {
                for (String name : names) {
                    found |= add(directory.resolve(name));
                }
            }
            if (found) {
                add(directory.resolve(PACKAGE));
            }
            if (Files.exists(directory.resolve(".git")) || (found && !isInRepository(directory))) {
                return;
            }
        }
    }

    private static boolean isInRepository(Path directory) {
        for (Path parent = directory; parent != null; parent = parent.getParent()) {
            if (Files.exists(parent.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    private boolean add(Path file) {
        return Files.isRegularFile(file) && files.add(file);
    }

    private void follow() {
        Deque<Path> open = new ArrayDeque<>(List.of(appDirectory));
        while (!open.isEmpty()) {
            Path directory = open.remove();
            JsonNode json = read(directory.resolve(PACKAGE));
            for (String kind : DEPENDENCIES) {
                json.path(kind)
                        .properties()
                        .forEach(dependency ->
                                link(
                                                directory,
                                                dependency.getKey(),
                                                dependency.getValue().asText())
                                        .stream()
                                        .filter(target -> !appDirectory.startsWith(target) && linked.add(target))
                                        .forEach(open::add));
            }
        }
    }

    /** The directories that a dependency may mean: by its path, by the lock file of its workspace, or as it is installed. */
    private Set<Path> link(Path directory, String name, String version) {
        Set<Path> targets = new LinkedHashSet<>();
        Matcher byPath = BY_PATH.matcher(version);
        if (byPath.find()) {
            targets.add(directory.resolve(byPath.group(2)).normalize());
        }
        for (Path ancestor : ancestors) {
            for (String lock : NPM_LOCKS) {
                JsonNode entry = files.contains(ancestor.resolve(lock))
                        ? read(ancestor.resolve(lock)).path("packages").path(MODULES + '/' + name)
                        : JSON.missingNode();
                if (entry.path("link").asBoolean()) {
                    targets.add(
                            ancestor.resolve(entry.path("resolved").asText()).normalize());
                }
            }
        }
        if (version.startsWith("workspace:")) {
            installed(directory.resolve(MODULES).resolve(name), targets);
        }
        targets.removeIf(target -> !Files.isDirectory(target));
        return targets;
    }

    private static void installed(Path link, Set<Path> targets) {
        try {
            targets.add(link.toRealPath());
        } catch (IOException e) {
            // Not installed yet.
        }
    }

    /** What is no JSON says nothing; whoever runs npm will say so. */
    private static JsonNode read(Path file) {
        try {
            return Files.isRegularFile(file) ? JSON.readTree(file.toFile()) : JSON.missingNode();
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
