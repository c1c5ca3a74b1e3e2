package io.github.smartscraper.e2e.console;

import io.github.smartscraper.e2e.support.LogExcerpt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Phrases that sentences of all features have in common, so that the same thing is always said in the same way. */
public final class Phrases {

    private static final String INDENT = "\n    ";
    private static final double MILLIS = 1000.0;

    private Phrases() {}

    /** The build is being ended while something waits. */
    public static String interrupted() {
        return "The build was interrupted; all servers are being stopped.";
    }

    /** A number with its noun, whose plural has an s: {@code 2 workers}. */
    public static String count(int number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** A number with its noun: {@code 1 class}, {@code 2 classes}. */
    public static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** A duration in seconds with one decimal: {@code 2.1 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }

    /** Lines below the sentence that they belong to, each on a line of its own. */
    public static String indented(List<String> lines) {
        return INDENT + String.join(INDENT, lines);
    }

    /** The end of a log, or that there is nothing in it. */
    public static String excerpt(LogExcerpt log) {
        return log.lines().isEmpty()
                ? "It has printed nothing (" + log.file() + ")."
                : "Last lines of " + log.file() + ":" + indented(log.lines());
    }

    /**
     * A value that would arrive with question marks in it; it is not shown.
     *
     * @param subject what has it: the beginning of the sentence
     */
    public static String notCarried(String subject, String charset) {
        return subject
                + " has characters that no program can be given here, since the locale of this build has only those "
                + "of " + charset + ". Call Maven with a locale that has all: LC_ALL=C.UTF-8 mvn …";
    }

    /**
     * The one shape of a sentence that refuses a parameter: name, value, what is allowed, what to type.
     *
     * @param value as typed; null if it is not to be shown, or was not set
     * @param allowed what the parameter takes
     * @param example a value that can be used; empty where only the user can know one; an element in angle brackets for
     *     a parameter that can be set in the POM only
     */
    public static String refused(String parameter, @Nullable String value, String allowed, String example) {
        String given = value == null ? "" : " '" + value + "'";
        return "Parameter " + parameter + given + " can't be used: it takes " + allowed + "; "
                + remedy(parameter, example) + '.';
    }

    private static String remedy(String parameter, String example) {
        if (example.startsWith("<")) {
            return "correct " + example + " in the POM";
        }
        return example.isEmpty()
                ? "set it with -De2e." + parameter + "=… or <" + parameter + ">"
                : "for example -De2e." + parameter + '=' + (example.contains(" ") ? '"' + example + '"' : example);
    }
}
