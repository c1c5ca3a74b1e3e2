package io.github.smartscraper.e2e.selection.inputs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which classes a source file names. Needed beside the class file, because the compiler copies the value of a constant
 * to where it is used and leaves no trace of the class that it came from.
 */
final class SourceText {

    private static final String IMPORT = "import";
    private static final String STATIC = "static";

    private final String text;
    private int at;

    private SourceText(String text) {
        this.text = text;
    }

    /**
     * Finds the units that a source names: in imports, by full name, or by simple name in its own package and in those
     * that it imports as a whole.
     *
     * @param packagePath the package that it is in, {@code a/b}, or an empty string
     */
    static void findUnits(String source, String packagePath, ClassNames classes, Consumer<String> found) {
        List<String> names = new SourceText(source).names();
        Set<String> packages = new LinkedHashSet<>();
        packages.add(packagePath);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(IMPORT) && i + 1 < names.size()) {
                String imported =
                        names.get(i + 1).equals(STATIC) && i + 2 < names.size() ? names.get(i + 2) : names.get(i + 1);
                // Where a star follows, the dot before it has stayed with the name.
                packages.add(imported.endsWith(".") ? path(imported.substring(0, imported.length() - 1)) : packagePath);
            }
        }
        for (String name : new LinkedHashSet<>(names)) {
            String path = path(name);
            classes.findPrefix(path, found);
            packages.forEach(in -> classes.findPrefix(in.isEmpty() ? path : in + '/' + path, found));
        }
    }

    private static String path(String name) {
        return name.replace('.', '/');
    }

    /** Names with their dots, in order, without what stands in comments, strings and characters. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isJavaIdentifierStart(c)) {
                names.add(name());
            } else if (text.startsWith("//", at)) {
                skipPast("\n", at);
            } else if (text.startsWith("/*", at)) {
                skipPast("*/", at + 2);
            } else if (text.startsWith("\"\"\"", at)) {
                skipPast("\"\"\"", at + 3);
            } else if (c == '"' || c == '\'') {
                skipQuoted(c);
            } else {
                at++;
            }
        }
        return names;
    }

    private String name() {
        int from = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipPast(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
