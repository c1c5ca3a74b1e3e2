package io.github.smartscraper.e2e.selection.inputs.parse;

import io.github.smartscraper.e2e.support.Md5;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    private int at;

    private SourceText(String text) {
        this.text = text;
    }

    static ParsedFile parse(byte[] bytes) {
        List<String> names = new SourceText(new String(bytes, StandardCharsets.UTF_8)).names();
        Set<String> packages = new LinkedHashSet<>();
        for (int i = 0; i + 1 < names.size(); i++) {
            if (names.get(i).equals(IMPORT)) {
                String imported =
                        names.get(i + 1).equals(STATIC) && i + 2 < names.size() ? names.get(i + 2) : names.get(i + 1);
                // Where a star follows, the dot before it has stayed with the name.
                if (imported.endsWith(".")) {
                    packages.add(imported.substring(0, imported.length() - 1).replace('.', '/'));
                }
            }
        }
        return new ParsedFile(
                Md5.of(bytes), List.copyOf(new LinkedHashSet<>(names)), List.copyOf(packages), false, true);
    }

    /** Names with their dots, in order, without what stands in comments, strings and characters. */
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
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        names.add(text.substring(from, at));
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
