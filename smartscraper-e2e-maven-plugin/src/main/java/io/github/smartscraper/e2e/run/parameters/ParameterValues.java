package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.support.ByteSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.exec.CommandLine;
import org.jspecify.annotations.Nullable;

/**
 * Typed values turned into numbers, durations, choices, words and directories. A value that can't be used is noted as a
 * problem, and something harmless stands in for it until all parameters have been looked at.
 */
final class ParameterValues {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final List<String> problems = new ArrayList<>();

    /** Sentences about the values that can't be used, in the order in which they were found. */
    List<String> problems() {
        return problems;
    }

    /** Notes a problem of several parameters together, or one that is no matter of a single value. */
    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Notes that a value can't be used. */
    void refuse(String name, @Nullable String value, String allowed, String example) {
        problems.add(ParameterMessages.refused(name, value, allowed, example));
    }

    /** The text without blanks around it, or what stands for a parameter that is not set. */
    static String text(@Nullable String value, String preset) {
        return value == null ? preset : value.trim();
    }

    /** A whole number; the example is what a parameter that is not set stands for. */
    int number(String name, @Nullable String value, int min, int max, String example) {
        return number(name, value, min, max, example, "");
    }

    /** A whole number, or something else that the caller has looked for already. */
    int number(String name, @Nullable String value, int min, int max, String example, String orElse) {
        try {
            int number = Integer.parseInt(text(value, example));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        refuse(name, value, "a whole number from " + min + " to " + max + orElse, example);
        return min;
    }

    /** A duration: {@code 90} and {@code 90s} are seconds, {@code 2m} minutes, {@code 500ms} milliseconds. */
    Duration duration(String name, @Nullable String value, Duration max, String example) {
        return duration(name, value, SHORTEST, max, example, "");
    }

    /** A duration that may be zero. */
    Duration grace(String name, @Nullable String value, Duration max, String example) {
        return duration(name, value, Duration.ZERO, max, example, "");
    }

    /** A duration, or the word {@code never}, for which another one stands. */
    Duration durationOrNever(String name, @Nullable String value, Duration max, String example, Duration never) {
        return text(value, example).equalsIgnoreCase("never")
                ? never
                : duration(name, value, SHORTEST, max, example, ", or never");
    }

    private Duration duration(
            String name, @Nullable String value, Duration min, Duration max, String example, String orElse) {
        Matcher matcher = DURATION.matcher(text(value, example));
        if (matcher.matches()) {
            Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        }
        String shortest = min.isZero() ? "0" : min.toMillis() + "ms";
        String allowed = "a duration from " + shortest + " to " + max.toMinutes()
                + "m: 90 or 90s are seconds, 2m minutes" + orElse;
        refuse(name, value, allowed, example);
        return Duration.ZERO;
    }

    /** A size in bytes: {@code 512KiB}, {@code 64MiB}, {@code 2GiB}. */
    long size(String name, @Nullable String value, long min, long max, String example) {
        OptionalLong size = ByteSize.parse(text(value, example));
        if (size.isEmpty() || size.getAsLong() < min || size.getAsLong() > max) {
            String allowed = "a size with its unit, from " + ByteSize.text(min) + " to " + ByteSize.text(max)
                    + ", such as 64MiB or 2GiB";
            refuse(name, value, allowed, example);
            return max;
        }
        return size.getAsLong();
    }

    private static Duration duration(long amount, @Nullable String unit) {
        return switch (Objects.requireNonNullElse(unit, "s")) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    /** One of the constants, spelled in lower case with hyphens. */
    <E extends Enum<E>> E choice(String name, @Nullable String value, Class<E> type, E preset) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        String wanted = text(value, spelling(preset));
        Optional<E> found = all.stream()
                .filter(one -> spelling(one).equalsIgnoreCase(wanted))
                .findFirst();
        if (found.isEmpty()) {
            String allowed = all.stream().map(ParameterValues::spelling).collect(Collectors.joining(", "));
            refuse(name, value, "one of " + allowed, spelling(preset));
        }
        return found.orElse(preset);
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A directory that exists, as an absolute path. */
    Path directory(String name, Path path, String allowed) {
        if (!Files.isDirectory(path)) {
            String seen = Files.exists(path) ? " (this is a file)" : " (it does not exist)";
            refuse(name, path.toString(), allowed + seen, "");
        }
        return path.toAbsolutePath().normalize();
    }

    /** Words that are separated by blanks, where quotes keep a word together. */
    List<String> words(String name, @Nullable String typed, String allowed, String example) {
        String value = text(typed, "");
        try {
            return List.of(CommandLine.parse(value).toStrings()).stream()
                    .map(ParameterValues::unquoted)
                    .toList();
        } catch (IllegalArgumentException e) {
            refuse(name, typed, allowed + ", with quotes in pairs", example);
            return List.of();
        }
    }

    /** The word itself: commons-exec leaves the quotes around words that contain blanks. */
    private static String unquoted(String word) {
        boolean quoted = word.length() > 1
                && ((word.startsWith("\"") && word.endsWith("\"")) || (word.startsWith("'") && word.endsWith("'")));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
