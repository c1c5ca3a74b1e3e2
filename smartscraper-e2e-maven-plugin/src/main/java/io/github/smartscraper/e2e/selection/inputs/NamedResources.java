package io.github.smartscraper.e2e.selection.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Test resources, and the constants of classes that name them. One that some class names in full is an input of the classes
 * that name it, or that may put its name together; all others are inputs of every class.
 */
final class NamedResources {

    /** Libraries read these without any test naming them. */
    private static final Pattern OF_LIBRARIES =
            Pattern.compile("(META-INF/.*|[^/]*\\.(properties|xml|ya?ml|conf|factories|imports|toml))");

    private static final char SLASH = '/';

    private final SortedMap<String, String> hashes;

    /** Resources by each end of their path that begins at a directory: {@code b.json} and {@code a/b.json}. */
    private final Map<String, List<String>> byEnd = new HashMap<>();

    private final Map<String, List<String>> byExtension = new HashMap<>();
    private final Map<String, List<String>> byRoot = new HashMap<>();
    private final Set<String> namedInFull = ConcurrentHashMap.newKeySet();

    /** Resources with a hash for each, by path. */
    NamedResources(SortedMap<String, String> hashes) {
        this.hashes = hashes;
        for (String path : hashes.keySet()) {
            if (OF_LIBRARIES.matcher(path).matches()) {
                continue;
            }
            for (int from = 0; from >= 0; from = next(path, from)) {
                add(byEnd, path.substring(from), path);
            }
            add(byExtension, extension(path), path);
            add(byRoot, root(path), path);
        }
    }

    private static int next(String path, int from) {
        int slash = path.indexOf(SLASH, from);
        return slash < 0 ? -1 : slash + 1;
    }

    private static void add(Map<String, List<String>> index, String key, String path) {
        index.computeIfAbsent(key, any -> new ArrayList<>()).add(path);
    }

    /** Finds the resources that a piece of a constant names, or may be a part of the name of. */
    void findIn(String piece, Consumer<String> found) {
        String path = withoutLead(piece);
        List<String> named = byEnd.getOrDefault(path, List.of());
        namedInFull.addAll(named);
        named.forEach(found);
        byExtension.getOrDefault(extension(path), List.of()).stream()
                .filter(resource -> resource.endsWith(piece))
                .forEach(found);
        byRoot.getOrDefault(root(path), List.of()).stream()
                .filter(resource -> resource.startsWith(path) && resource.length() > path.length())
                .forEach(found);
    }

    private static String withoutLead(String piece) {
        String path = piece.startsWith("classpath:") ? piece.substring("classpath:".length()) : piece;
        int from = 0;
        while (from < path.length() && path.charAt(from) == SLASH) {
            from++;
        }
        return path.substring(from);
    }

    /** With its dot; nothing for a path without one. */
    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path + SLASH : path.substring(dot);
    }

    /** The first directory of a path; the path itself where there is none. */
    private static String root(String path) {
        int slash = path.indexOf(SLASH);
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** All of them, for a class that may look for resources by listing. */
    Set<String> all() {
        return hashes.keySet();
    }

    String hash(String path) {
        return hashes.getOrDefault(path, "");
    }

    /** Whether a resource is an input of those classes alone that name it. */
    boolean isOfSomeClasses(String path) {
        return namedInFull.contains(path);
    }

    /** The inputs of every class. */
    SortedMap<String, String> shared() {
        SortedMap<String, String> shared = new TreeMap<>(hashes);
        shared.keySet().removeAll(new HashSet<>(namedInFull));
        return shared;
    }
}
