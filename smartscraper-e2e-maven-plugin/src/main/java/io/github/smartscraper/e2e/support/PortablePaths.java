package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Paths as they read in whatever directory a project is: what lies in one of a few known directories begins with a fixed
 * word instead. So texts with paths in them are the same on another machine if they mean the same.
 */
public final class PortablePaths {

    /** What stands for the project's own directory. */
    private static final String PROJECT = "{project}";

    /** Not the beginning of another name: {@code /home/me/shop} is no part of {@code /home/me/shop2}. */
    private static final String END_OF_NAME = "(?![\\w-]|\\.\\w)";

    private final Path baseDirectory;
    private final Map<String, String> words = new TreeMap<>();
    private final Pattern known;

    private PortablePaths(Path baseDirectory, List<Path> projects, Map<String, Path> others) {
        this.baseDirectory = baseDirectory.toAbsolutePath().normalize();
        others.forEach((word, path) -> add(path, word));
        projects.forEach(path -> add(path, relative(path)));
        add(this.baseDirectory, PROJECT);
        this.known = Pattern.compile(words.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(path -> Pattern.quote(path) + END_OF_NAME)
                .collect(Collectors.joining("|")));
    }

    /** For a project in this directory that knows of no others. */
    public static PortablePaths of(Path baseDirectory) {
        return of(baseDirectory, List.of(), Map.of());
    }

    /**
     * For a project in this directory.
     *
     * @param projects directories around it that belong to it: those of its parents
     * @param others further directories, by the word that stands for each
     */
    public static PortablePaths of(Path baseDirectory, List<Path> projects, Map<String, Path> others) {
        return new PortablePaths(baseDirectory, projects, others);
    }

    private void add(Path path, String word) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path spelled : List.of(absolute, real(absolute))) {
            // The root would stand at the beginning of every path.
            if (spelled.getNameCount() > 0) {
                words.put(spelled.toString(), word);
                words.put(spelled.toString().replace('\\', '/'), word);
                words.put(spelled.toUri().getRawPath().replaceFirst("/$", ""), word);
            }
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** A path, from the project's directory on if the two have a beginning in common. */
    public String relative(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.equals(baseDirectory)) {
            return PROJECT;
        }
        return haveCommonBeginning(absolute, baseDirectory)
                ? PROJECT + '/' + baseDirectory.relativize(absolute).toString().replace('\\', '/')
                : absolute.toString();
    }

    private static boolean haveCommonBeginning(Path one, Path other) {
        return Objects.equals(one.getRoot(), other.getRoot())
                && one.getNameCount() > 0
                && other.getNameCount() > 0
                && one.getName(0).equals(other.getName(0));
    }

    /** The text with its paths so that they read the same elsewhere. */
    public String apply(String text) {
        return known.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(), "")));
    }
}
