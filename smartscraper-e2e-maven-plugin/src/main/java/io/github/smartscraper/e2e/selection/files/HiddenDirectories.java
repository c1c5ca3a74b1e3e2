package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.files.hash.FileContent;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hidden directories of an application: those that its root has for tools of developers, unless a file of the application
 * mentions their name.
 */
final class HiddenDirectories {

    private static final String PARENT = "..";

    private HiddenDirectories() {}

    /** The files among these that stand in one. */
    static Set<Path> of(Collection<Path> files, Path root) {
        Set<Path> hidden = new LinkedHashSet<>();
        for (Path file : hasSome(root) ? files : Set.<Path>of()) {
            String path = PathNames.from(root, file);
            if (path.charAt(0) == '.' && path.indexOf('/') > PARENT.length()) {
                hidden.add(file);
            }
        }
        return hidden;
    }

    /** One look at the root saves one at each of its files. */
    private static boolean hasSome(Path root) {
        String[] names = root.toFile()
                .list((directory, name) ->
                        name.startsWith(".") && !name.equals(".git") && new File(directory, name).isDirectory());
        return names != null && names.length > 0;
    }

    /** Those of the hidden files whose directory is mentioned by one of the others. */
    static Set<Path> mentioned(Set<Path> hidden, Path root, Collection<Path> others, Map<Path, FileContent> contents) {
        Set<String> names = new HashSet<>();
        for (Path file : hidden.isEmpty() ? Set.<Path>of() : others) {
            FileContent content = contents.get(file);
            if (content != null) {
                names.addAll(content.hidden());
            }
        }
        Set<Path> mentioned = new LinkedHashSet<>(hidden);
        mentioned.removeIf(file -> !names.contains(directory(PathNames.from(root, file))));
        return mentioned;
    }

    private static String directory(String path) {
        return path.substring(0, path.indexOf('/'));
    }
}
