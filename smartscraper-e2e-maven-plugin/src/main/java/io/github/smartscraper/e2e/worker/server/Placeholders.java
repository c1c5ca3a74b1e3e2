package io.github.smartscraper.e2e.worker.server;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Placeholders in a text: {@code {name}} is replaced by its value in one pass, and braces around anything else stay as
 * they are.
 */
final class Placeholders implements UnaryOperator<String> {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> values;

    /** Placeholders with these names and values. */
    Placeholders(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public String apply(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }
}
