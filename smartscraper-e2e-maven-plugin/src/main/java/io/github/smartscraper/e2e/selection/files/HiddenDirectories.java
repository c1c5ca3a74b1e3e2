package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.files.hash.FileContent;
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

    private static final char DOT = '.';

    private HiddenDirectories() {}

    /** The files among these that stand in one. */
    static Set<Path> of(Collection<Path> files, Path root) {
        Set<Path> hidden = new LinkedHashSet<>();
        for (Path file : files) {
            if (file.startsWith(root)
                    && file.getNameCount() > root.getNameCount() + 1
                    && name(file, root).charAt(0) == DOT) {
                hidden.add(file);
            }
        }
        return hidden;
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
        mentioned.removeIf(file -> !names.contains(name(file, root)));
        return mentioned;
    }

    private static String name(Path file, Path root) {
        return file.getName(root.getNameCount()).toString();
    }
}
