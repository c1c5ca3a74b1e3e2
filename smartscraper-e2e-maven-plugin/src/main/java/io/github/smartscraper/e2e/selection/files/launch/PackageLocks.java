package io.github.smartscraper.e2e.selection.files.launch;

import io.github.smartscraper.e2e.npm.JsonTree;
import io.github.smartscraper.e2e.npm.PackageInstaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lock files of npm, pnpm and yarn, up to the root of the repository, and the packages beside the application that it
 * depends on: those of its workspace, and those that it names by a path.
 */
public final class PackageLocks {

    private static final String PACKAGE = "package.json";
    private static final String PNPM_WORKSPACE = "pnpm-workspace.yaml";
    private static final List<String> DEPENDENCIES =
            List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
    private static final Pattern BY_PATH = Pattern.compile("^(file|link|portal):(.+)");
    private static final String MODULES = "node_modules";

    private final Path appDirectory;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> linked = new LinkedHashSet<>();

    /** What npm's lock files say of packages, by the directories that they stand in. */
    private final Map<Path, JsonTree> locked = new LinkedHashMap<>();

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
            // A lock file that has lost its way into /tmp belongs to nobody.
            boolean found = Files.exists(directory.resolve(PACKAGE)) && addLocks(directory);
            if (found) {
                add(directory.resolve(PACKAGE));
            }
            if (Files.exists(directory.resolve(".git")) || (found && !isInRepository(directory))) {
                return;
            }
        }
    }

    private boolean addLocks(Path directory) {
        boolean found = add(directory.resolve(PNPM_WORKSPACE));
        for (String name : PackageInstaller.allLockFiles()) {
            found |= add(directory.resolve(name));
        }
        for (String name : PackageInstaller.NPM.lockFiles()) {
            if (files.contains(directory.resolve(name))) {
                locked.put(directory, read(directory.resolve(name)).at("packages"));
            }
        }
        return found;
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
            JsonTree json = read(directory.resolve(PACKAGE));
            for (String kind : DEPENDENCIES) {
                json.at(kind).members().forEach((name, version) -> {
                    Set<Path> targets = link(directory, name, version.text().orElse(""));
                    targets.removeIf(target -> appDirectory.startsWith(target) || !linked.add(target));
                    open.addAll(targets);
                });
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
        locked.forEach((root, packages) -> {
            JsonTree entry = packages.at(MODULES + '/' + name);
            if (entry.at("link").isTrue()) {
                targets.add(root.resolve(entry.at("resolved").text().orElse("")).normalize());
            }
        });
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
    private static JsonTree read(Path file) {
        try {
            return Files.isRegularFile(file) ? JsonTree.read(file) : JsonTree.NOTHING;
        } catch (IOException e) {
            return JsonTree.NOTHING;
        }
    }
}
