package io.github.smartscraper.e2e.npm;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Workspace of npm, pnpm or yarn: packages below one directory that have a lock file in common.
 *
 * @param patterns of the packages' directories, those to be left out after a {@code !}
 */
record Workspace(Path root, List<String> patterns) {

    /** A text in quotes, or one that ends before a blank or the sign of a list. */
    private static final String TEXT = "(?:'([^']*)'|\"([^\"]*)\"|([^\\s'\"\\[\\],#][^\\s,\\]#]*))";

    /** The list of packages in a pnpm-workspace.yaml, in either way of writing lists. */
    private static final Pattern PNPM =
            Pattern.compile("(?m)^packages:[ \\t]*(?:#.*)?(?:\\R(?:[ \\t]*(?:-[^\\n]*|#.*)?(?:\\R|$))*|\\[[^\\]]*])");

    private static final Pattern ENTRY = Pattern.compile("(?m)(?:^[ \\t]*-|[\\[,])\\s*" + TEXT);

    /** The workspace that begins in this directory; no package belongs to it if there is none. */
    static Workspace in(Path root) {
        List<String> patterns = new ArrayList<>(new PackageJson(root).workspaces());
        Matcher packages = PNPM.matcher(read(root.resolve("pnpm-workspace.yaml")));
        if (packages.find()) {
            Matcher entry = ENTRY.matcher(packages.group());
            while (entry.find()) {
                for (int group = 1; group <= entry.groupCount(); group++) {
                    if (entry.group(group) != null) {
                        patterns.add(entry.group(group));
                    }
                }
            }
        }
        return new Workspace(root, patterns);
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            // No text: whoever runs pnpm will say so.
            return "";
        }
    }

    /** Whether the package in this directory is a part of it; of two patterns, the later one counts. */
    boolean contains(Path directory) {
        Path relative = root.relativize(directory);
        boolean contained = false;
        for (String pattern : patterns) {
            boolean excludes = pattern.startsWith("!");
            if (matches(excludes ? pattern.substring(1) : pattern, relative)) {
                contained = !excludes;
            }
        }
        return contained;
    }

    private static boolean matches(String pattern, Path relative) {
        String plain = pattern.replaceFirst("^\\./", "").replaceFirst("/+$", "");
        // Two stars may stand for no directory at all.
        return glob(plain, relative)
                || glob(plain.replace("**/", ""), relative)
                || glob(plain.replace("/**", ""), relative);
    }

    private static boolean glob(String pattern, Path relative) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return matcher.matches(relative);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
