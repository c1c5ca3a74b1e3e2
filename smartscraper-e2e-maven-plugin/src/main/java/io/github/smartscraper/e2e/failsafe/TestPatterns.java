package io.github.smartscraper.e2e.failsafe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that say which class files are tests, by the rules of Surefire, whose own code for this is private:
 * {@code it.test} if it is set, else includes and excludes from parameters and files, else the defaults.
 *
 * @param test value of {@code it.test}
 * @param includes patterns of the POM
 * @param includesFile file with further patterns
 * @param excludes patterns of the POM
 * @param excludesFile file with further patterns
 */
record TestPatterns(
        @Nullable String test,
        @Nullable List<String> includes,
        @Nullable File includesFile,
        @Nullable List<String> excludes,
        @Nullable File excludesFile) {

    private static final List<String> DEFAULT_EXCLUDES = List.of("**/*$*");

    /**
     * The resolver of these patterns.
     *
     * @param defaultIncludes used where there are no others
     * @throws MojoFailureException if a file with patterns can't be read
     */
    TestListResolver resolver(List<String> defaultIncludes) throws MojoFailureException {
        if (test != null && !test.isBlank()) {
            return new TestListResolver(filled(List.of(test.split(","))), List.of());
        }
        return new TestListResolver(
                merged(includes, includesFile, defaultIncludes), merged(excludes, excludesFile, DEFAULT_EXCLUDES));
    }

    private static List<String> merged(@Nullable List<String> patterns, @Nullable File file, List<String> defaults)
            throws MojoFailureException {
        List<String> merged = new ArrayList<>();
        if (patterns != null) {
            merged.addAll(patterns);
        }
        if (file != null) {
            merged.addAll(lines(file));
        }
        // An empty entry is enough to do without the defaults: <exclude/> lets nested classes in.
        return filled(merged.isEmpty() ? defaults : merged);
    }

    private static List<String> filled(List<@Nullable String> patterns) {
        return patterns.stream()
                .filter(Objects::nonNull)
                .map(String::trim)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    private static List<String> lines(File file) throws MojoFailureException {
        try {
            return filled(Files.readAllLines(file.toPath())).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new MojoFailureException(FailsafeMessages.patternsUnreadable(file, e), e);
        }
    }
}
