package io.github.smartscraper.e2e.run.prewarm;

import io.github.smartscraper.e2e.selection.Decision;
import io.github.smartscraper.e2e.selection.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Forecast of what will run, made before Maven compiles: what the cache says of the classes of the last build, and what will have
 * changed by then.
 *
 * @param shared whether something changes that all tests depend on: the project's own classes, or resources of its tests
 * @param changed names of test classes that will be compiled, and that Failsafe would run
 * @param others whether other sources of tests will be compiled, on which any of them may depend
 * @param chosen whether the user has chosen classes by what is known of them already, so that new ones do not count
 */
public record Forecast(boolean shared, List<String> changed, boolean others, boolean chosen) {

    private static final String CLASS = ".class";

    /**
     * The forecast for files that have changed.
     *
     * @param main what will be made of the project's own files
     * @param tests what will be made of those of its tests
     * @param isTest tells of the path of a class file whether Failsafe would run it
     */
    public static Forecast of(List<String> main, List<String> tests, Predicate<String> isTest, boolean chosen) {
        List<String> sources =
                tests.stream().filter(path -> path.endsWith(CLASS)).toList();
        return new Forecast(
                !main.isEmpty() || sources.size() < tests.size(),
                sources.stream().filter(isTest).map(Forecast::name).toList(),
                !sources.stream().allMatch(isTest),
                chosen);
    }

    private static String name(String path) {
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    }

    /**
     * The classes that are expected to run, as far as they can be named.
     *
     * @param selection from the classes of the last build
     * @return nothing if none is expected to
     */
    Optional<List<String>> classes(Selection selection) {
        List<String> known =
                selection.decisions().stream().map(Decision::testClass).toList();
        Set<String> expected = new LinkedHashSet<>(selection.order());
        if (shared) {
            expected.addAll(known);
        }
        changed.stream().filter(name -> !chosen || known.contains(name)).forEach(expected::add);
        boolean any = !expected.isEmpty() || (others && !known.isEmpty());
        return any ? Optional.of(List.copyOf(expected)) : Optional.empty();
    }
}
