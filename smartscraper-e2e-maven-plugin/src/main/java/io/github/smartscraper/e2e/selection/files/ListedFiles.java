package io.github.smartscraper.e2e.selection.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of directories, as the projects see them that they belong to: by git where there is one, else by walking. */
final class ListedFiles {

    private static final int MOST_FILES = 100_000;
    private static final List<String> PROJECT = List.of("package.json", "pom.xml", ".git");

    private final GitListing git;
    private final LeftOut leftOut;
    private final Map<Path, List<Path>> walked = new HashMap<>();
    private final List<Path> tooLarge = new ArrayList<>();

    ListedFiles(GitListing git, LeftOut leftOut) {
        this.git = git;
        this.leftOut = leftOut;
    }

    /** Directories with so many files that none of them counts. */
    List<Path> tooLarge() {
        return tooLarge;
    }

    /**
     * Files of a project: those that git lists, or all.
     *
     * @throws IOException if a directory can't be read
     */
    Set<Path> ofProject(Path directory) throws IOException {
        GitListing.Listed listed = git.of(directory);
        if (listed.files().isEmpty()) {
            return relevant(directory, walk(directory));
        }
        return listed.doubtful().isEmpty()
                ? relevant(listed)
                : relevant(directory, withRepositories(directory, listed));
    }

    /**
     * Files of a directory that somebody has named, ignored by git or not; of a project, those that it has.
     *
     * @throws IOException if a directory can't be read
     */
    Set<Path> ofNamed(Path directory) throws IOException {
        boolean isProject = PROJECT.stream().anyMatch(name -> Files.exists(directory.resolve(name)));
        if (isProject) {
            return ofProject(directory);
        }
        // Who names a directory of unit tests means it.
        Path parent = directory.getParent();
        boolean named = parent != null && leftOut.test(parent, directory.resolve("x"));
        List<Path> files = walk(directory);
        return named ? new LinkedHashSet<>(files) : relevant(directory, files);
    }

    /**
     * Files of a directory that contains the application itself, as far as git tells them apart from all others.
     *
     * @throws IOException if a directory can't be read
     */
    Set<Path> ofParent(Path directory) throws IOException {
        return relevant(directory, withRepositories(directory, git.of(directory)));
    }

    /** All files that can be somebody's source, of a directory that is looked through once for all patterns. */
    List<Path> walk(Path directory) throws IOException {
        List<Path> known = walked.get(directory);
        if (known == null) {
            known = DirectoryWalk.files(directory, child -> !DirectoryWalk.isOfTools(child), MOST_FILES);
            if (known.size() > MOST_FILES) {
                tooLarge.add(directory);
                known = List.of();
            }
            walked.put(directory, known);
        }
        return known;
    }

    /** With what is in submodules and behind links to directories, which git does not look into. */
    private Collection<Path> withRepositories(Path root, GitListing.Listed listed) throws IOException {
        if (listed.doubtful().isEmpty()) {
            return listed.files();
        }
        Set<Path> files = new LinkedHashSet<>();
        add(listed, files, new HashSet<>(Set.of(root.toRealPath())));
        return files;
    }

    private void add(GitListing.Listed listed, Set<Path> files, Set<Path> entered) throws IOException {
        files.addAll(listed.files());
        for (Path entry : listed.doubtful()) {
            if (Files.isDirectory(entry)) {
                files.remove(entry);
                Path real = entry.toRealPath();
                if (entered.stream().noneMatch(known -> known.startsWith(real)) && entered.add(real)) {
                    GitListing.Listed inner = git.of(entry);
                    files.addAll(inner.files().isEmpty() ? walk(entry) : List.of());
                    add(inner, files, entered);
                }
            }
        }
    }

    /** Those that git lists, if all of them are files. */
    private Set<Path> relevant(GitListing.Listed listed) {
        Set<Path> relevant = new LinkedHashSet<>(2 * listed.files().size());
        for (int at = 0; at < listed.files().size(); at++) {
            Path file = listed.files().get(at);
            if (!leftOut.test(file, listed.names().get(at))) {
                relevant.add(file);
            }
        }
        return relevant;
    }

    private Set<Path> relevant(Path root, Collection<Path> files) {
        Set<Path> relevant = new LinkedHashSet<>(files.size());
        for (Path file : files) {
            if (!leftOut.test(root, file)) {
                relevant.add(file);
            }
        }
        return relevant;
    }
}
