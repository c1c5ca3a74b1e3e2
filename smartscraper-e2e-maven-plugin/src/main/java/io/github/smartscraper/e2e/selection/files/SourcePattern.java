package io.github.smartscraper.e2e.selection.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * Pattern of Ant, as users write them: {@code ./x}, {@code x/}, {@code ../shared/**}, or absolute.
 *
 * @param root the directory that it looks through, as far as no wildcard comes in between
 * @param glob what files below the root must match
 */
record SourcePattern(Path root, String glob) {

    private static final String EVERYTHING = "**";

    /**
     * The pattern as it is meant, taken from a directory. One without wildcards means a file, or a directory with all that is
     * in it.
     */
    static SourcePattern of(String pattern, Path directory) {
        String text = pattern.trim().replace('\\', '/');
        int wildcard = firstWildcard(text);
        int slash = wildcard < 0 ? text.length() : text.lastIndexOf('/', wildcard) + 1;
        Path fixed = directory.resolve(text.substring(0, slash)).normalize();
        String rest = text.substring(slash);
        if (!rest.isEmpty()) {
            return new SourcePattern(fixed, rest.endsWith("/") ? rest + EVERYTHING : rest);
        }
        return Files.isRegularFile(fixed)
                ? new SourcePattern(
                        fixed.resolveSibling(""), fixed.getFileName().toString())
                : new SourcePattern(fixed, EVERYTHING);
    }

    private static int firstWildcard(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '*' || text.charAt(at) == '?') {
                return at;
            }
        }
        return -1;
    }

    /** Whether it means a file below the root. */
    boolean matches(Path file) {
        return matches(glob, PathNames.from(root, file));
    }

    /** Whether one of the patterns matches a path; one that ends with a slash means all that is below. */
    static boolean matchesAny(Collection<String> globs, String path) {
        return globs.stream().anyMatch(glob -> matches(glob.endsWith("/") ? glob + EVERYTHING : glob, path));
    }

    private static boolean matches(String glob, String path) {
        return SelectorUtils.matchPath(glob, path, "/", true);
    }
}
