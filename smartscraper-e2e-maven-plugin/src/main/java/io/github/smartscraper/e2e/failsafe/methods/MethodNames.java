package io.github.smartscraper.e2e.failsafe.methods;

import io.github.smartscraper.e2e.results.timeline.MethodResult;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.surefire.api.report.ReportEntry;

/** Names of test methods in Surefire's reports. */
public final class MethodNames {

    /** What Surefire calls what stands around the tests of a class. */
    private static final Set<String> AROUND = Set.of("", "null");

    private static final int LONGEST = 1024;

    private MethodNames() {}

    /**
     * The class that a test stands in, which may be one within the class that Surefire counts it to; empty if none is
     * named.
     */
    public static String testClass(ReportEntry report) {
        String counted = Objects.requireNonNullElse(report.getSourceName(), "");
        return Optional.ofNullable(report.getSourceQualifiedName())
                .filter(nested -> nested.startsWith(counted + '$'))
                .orElse(counted);
    }

    /** What people call a test, where that says more than its name. */
    public static Optional<String> displayName(ReportEntry report) {
        String name = Objects.requireNonNullElse(report.getName(), "");
        return Optional.ofNullable(report.getNameText())
                .filter(text -> !text.isBlank() && !text.equals(name) && !text.equals(name + "()"))
                .map(text -> Excerpt.of(text, LONGEST));
    }

    static MethodResult.Names of(ReportEntry report, String testClass) {
        String given = Objects.requireNonNullElse(report.getName(), "");
        String name = AROUND.contains(given.trim()) ? simple(testClass) : given;
        return new MethodResult.Names(Excerpt.of(name, LONGEST), displayName(report), testClass);
    }

    private static String simple(String testClass) {
        return testClass.substring(testClass.lastIndexOf('.') + 1);
    }
}
