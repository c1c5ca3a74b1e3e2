package io.github.smartscraper.e2e.run.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Syntax of a shell in a command that no shell will run. What is in quotes is an argument, whatever it looks like, and so is
 * what a program may well be given without a shell: patterns, addresses and names with a dollar sign in them.
 */
sealed interface ShellSyntax {

    /** The word that only a shell understands. */
    String word();

    /** An operator such as {@code &&}, a substitution, or a command that a shell carries out itself. */
    record ForShell(String word) implements ShellSyntax {}

    /** A variable that is to be replaced by its value. */
    record Variable(String word) implements ShellSyntax {}

    /** A variable that is to be set for the program; its value may be a secret. */
    record Assignment(String word) implements ShellSyntax {}

    /** The first of it in a command. */
    static Optional<ShellSyntax> in(String command) {
        List<Word> words = Word.of(command);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Matcher assignment = Word.ASSIGNMENT.matcher(words.get(0).text());
        if (assignment.matches() && assignment.end(1) < words.get(0).plain()) {
            return Optional.of(new Assignment(assignment.group(1)));
        }
        if (words.get(0).isOfShells()) {
            return Optional.of(new ForShell(words.get(0).text()));
        }
        return words.stream()
                .filter(word -> !word.isQuoted())
                .flatMap(word -> word.syntax().stream())
                .findFirst();
    }

    /**
     * Word of a command.
     *
     * @param plain how many of its letters stand before the first quote; {@link Integer#MAX_VALUE} if there is none
     */
    record Word(String text, int plain) {

        /** The value may have blanks in quotes, which does not matter. */
        private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=.*", Pattern.DOTALL);

        private static final Pattern OPERATOR = Pattern.compile(
                "&&|&|\\|\\|?|\\|&|;;?|&>>?.*|\\d?>>?|\\d?<{1,3}|\\d?>&\\d?|\\d?>>?[/.~&A-Za-z_$].*|<[/.~A-Za-z_$].*");

        private static final Pattern LAST_OF_LIST = Pattern.compile("[\\w./-]+;");
        private static final Pattern SUBSTITUTION = Pattern.compile("`.*|.*\\$\\(.*", Pattern.DOTALL);
        private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+}|(?<![^=:,/])\\$[A-Za-z_]\\w*");

        private static final Set<String> BUILT_IN = Set.of(
                "cd", "export", "source", ".", "exec", "eval", "set", "unset", "ulimit", "umask", "if", "for", "while",
                "{", "(");

        static List<Word> of(String command) {
            List<Word> words = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            int plain = Integer.MAX_VALUE;
            char quote = 0;
            for (char next : (command.strip() + ' ').toCharArray()) {
                if (quote == 0 && next == ' ') {
                    if (plain == 0 || word.length() > 0) {
                        words.add(new Word(word.toString(), plain));
                    }
                    word.setLength(0);
                    plain = Integer.MAX_VALUE;
                } else if (quote == 0 && (next == '"' || next == '\'')) {
                    quote = next;
                    plain = Math.min(plain, word.length());
                } else if (next == quote) {
                    quote = 0;
                } else {
                    word.append(next);
                }
            }
            return words;
        }

        /** Whether a part of it is in quotes. */
        private boolean isQuoted() {
            return plain < Integer.MAX_VALUE;
        }

        private boolean isOfShells() {
            return !isQuoted() && (BUILT_IN.contains(text) || text.startsWith("(") || text.startsWith("~/"));
        }

        private Optional<ShellSyntax> syntax() {
            if (OPERATOR.matcher(text).matches()
                    || LAST_OF_LIST.matcher(text).matches()
                    || SUBSTITUTION.matcher(text).matches()) {
                return Optional.of(new ForShell(text));
            }
            Matcher variable = VARIABLE.matcher(text);
            return variable.find() ? Optional.of(new Variable(variable.group())) : Optional.empty();
        }
    }
}
