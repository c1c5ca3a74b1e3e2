package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Table of what is mounted where. Device numbers alone don't tell: a directory that is mounted in a second place has the
 * same one there.
 *
 * @param points directories and files on which something is mounted, as this process sees them
 */
record MountTable(Set<Path> points) {

    /** Linux: each line has the mount point as its fifth word. */
    private static final Path OF_THIS_PROCESS = Path.of("/proc/self/mountinfo");

    private static final int POINT = 4;
    private static final int OCTAL = 8;

    /** What stands for a space, a tab, a line break or a backslash. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    /** Paths that stand in the table as they are. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./+-]+");

    MountTable {
        points = Set.copyOf(points);
    }

    /** What is mounted at a directory or below it; nothing on a system that does not show it. */
    static MountTable below(Path directory) {
        try {
            String table = Files.readString(OF_THIS_PROCESS, StandardCharsets.ISO_8859_1);
            String path = directory.toString();
            // Before each test class this is asked, of a directory in which next to never anything is mounted.
            return PLAIN.matcher(path).matches() && !table.contains(path)
                    ? new MountTable(Set.of())
                    : of(table).within(directory);
        } catch (IOException e) {
            return new MountTable(Set.of());
        }
    }

    /** The table that such a file holds, one byte a character. */
    static MountTable of(String text) {
        Set<Path> points = new HashSet<>();
        text.lines().map(line -> line.split(" ", -1)).forEach(words -> {
            if (words.length > POINT) {
                points.add(Path.of(decoded(words[POINT])));
            }
        });
        return new MountTable(points);
    }

    private static String decoded(String word) {
        String bytes = ESCAPED.matcher(word)
                .replaceAll(match ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), OCTAL))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The part of it that is at a directory or below it. */
    MountTable within(Path directory) {
        return new MountTable(
                points.stream().filter(point -> point.startsWith(directory)).collect(Collectors.toSet()));
    }

    boolean has(Path path) {
        return points.contains(path);
    }
}
