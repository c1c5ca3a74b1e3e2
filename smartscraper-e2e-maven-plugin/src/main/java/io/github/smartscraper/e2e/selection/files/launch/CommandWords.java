package io.github.smartscraper.e2e.selection.files.launch;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that may stand in a word of a command, or in the value of a variable. */
final class CommandWords {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\"'`;|&<>(),]+");
    private static final Pattern PREFIX = Pattern.compile("^(file:(//)?|@)");
    private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    /** What all jars of a directory are called on a class path. */
    private static final String ALL_JARS = "/*";

    private CommandWords() {}

    /** The names: the words of a word, what stands behind each {@code =}, and the entries of a search path. */
    static Set<String> of(String word) {
        Deque<String> open = new ArrayDeque<>();
        SEPARATORS.splitAsStream(word).forEach(open::add);
        Set<String> names = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (name.isBlank() || !names.add(name)) {
                continue;
            }
            int equals = name.indexOf('=');
            if (equals >= 0) {
                open.add(name.substring(equals + 1));
            }
            if (name.endsWith(ALL_JARS)) {
                open.add(name.substring(0, name.length() - ALL_JARS.length()));
            }
            open.add(PREFIX.matcher(name).replaceFirst(""));
            PATH_SEPARATOR.splitAsStream(name).forEach(open::add);
        }
        // A placeholder is replaced by something that no file of the project is called.
        names.removeIf(name -> name.indexOf('{') >= 0 || name.indexOf('$') >= 0);
        return names;
    }
}
