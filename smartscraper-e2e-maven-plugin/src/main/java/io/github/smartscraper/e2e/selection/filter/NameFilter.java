package io.github.smartscraper.e2e.selection.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Filter that chooses classes and methods by a part of their name, in any case.
 *
 * @param text what the name is to contain
 */
public record NameFilter(String text) {

    private static final int CLOSE_NAMES = 5;
    private static final double CLOSE_ENOUGH = 0.6;

    /**
     * What is chosen, in the syntax of {@code -Dit.test}: a class whose own name contains the text as a whole, and of the
     * others the methods whose names contain it.
     *
     * @param methods names of the test methods of a class
     */
    public List<String> choose(List<String> classes, Function<String, List<String>> methods) {
        return classes.stream().flatMap(name -> entry(name, methods).stream()).toList();
    }

    private Optional<String> entry(String className, Function<String, List<String>> methods) {
        if (matches(simple(className))) {
            return Optional.of(className);
        }
        List<String> chosen =
                methods.apply(className).stream().filter(this::matches).toList();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(className + '#' + String.join("+", chosen));
    }

    private boolean matches(String name) {
        return lower(name).contains(lower(text));
    }

    /** Names of classes and methods that the user may have meant, the closest first. */
    public List<String> closeNames(List<String> classes, Function<String, List<String>> methods) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        return Stream.concat(
                        classes.stream().map(NameFilter::simple),
                        classes.stream().flatMap(name -> methods.apply(name).stream()))
                .distinct()
                .filter(name -> similarity.apply(lower(name), lower(text)) >= CLOSE_ENOUGH)
                .sorted(Comparator.comparingDouble((String name) -> similarity.apply(lower(name), lower(text)))
                        .reversed())
                .limit(CLOSE_NAMES)
                .toList();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
