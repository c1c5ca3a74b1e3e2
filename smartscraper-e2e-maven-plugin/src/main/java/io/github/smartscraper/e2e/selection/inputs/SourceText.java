package io.github.smartscraper.e2e.selection.inputs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Text of a source file, for the classes that it names. Needed beside the class file, because the compiler copies the
 * value of a constant to where it is used and leaves no trace of the class that it came from.
 */
final class SourceText {

    private static final String IMPORT = "import";
    private static final String STATIC = "static";
    private static final String QUOTES = "\"\"\"";

    /** Sources are long, and nearly all of their characters are among these. */
    private static final boolean[] ASCII = new boolean[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
        }
    }

    private final String text;
    private final ClassNames classes;
    private int at;

    private SourceText(String text, ClassNames classes) {
        this.text = text;
        this.classes = classes;
    }

    /**
     * Finds the units that a source names: in imports, by full name, or by simple name in its own package and in those
     * that it imports as a whole.
     *
     * @param packagePath the package that it is in, {@code a/b}, or an empty string
     */
    static void findUnits(String source, String packagePath, ClassNames classes, Consumer<String> found) {
        List<String> names = new SourceText(source, classes).names();
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
            if (!classes.isAnywhere(name)) {
                continue;
            }
            String path = path(name);
            classes.findPrefix(path, found);
            packages.forEach(in -> classes.findPrefix(in.isEmpty() ? path : in + '/' + path, found));
        }
    }

    private static String path(String name) {
        return name.replace('.', '/');
    }

    /** Names with their dots, in order, but for words that can be no class, without what stands in comments, strings and characters. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isNamePart(c)) {
                addName(names);
            } else if (c == '/' && text.startsWith("//", at)) {
                skipPast("\n", at);
            } else if (c == '/' && text.startsWith("/*", at)) {
                skipPast("*/", at + 2);
            } else if (c == '"' && text.startsWith(QUOTES, at)) {
                skipTextBlock();
            } else if (c == '"' || c == '\'') {
                skipQuoted(c);
            } else {
                at++;
            }
        }
        return names;
    }

    private void addName(List<String> names) {
        int from = at;
        boolean isWord = true;
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            isWord &= text.charAt(at) != '.' && text.charAt(at) != '$';
            at++;
        }
        char first = text.charAt(from);
        if (!isWord || classes.mayBeginWith(first) || first == IMPORT.charAt(0) || first == STATIC.charAt(0)) {
            names.add(text.substring(from, at));
        }
    }

    private static boolean isNamePart(char c) {
        return c < ASCII.length ? ASCII[c] : Character.isJavaIdentifierPart(c);
    }

    private void skipPast(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skipTextBlock() {
        at += QUOTES.length();
        while (at < text.length() && !(text.charAt(at) == '"' && text.startsWith(QUOTES, at))) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at += QUOTES.length();
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
