package io.github.smartscraper.e2e.failsafe.methods;

import io.github.smartscraper.e2e.results.timeline.MethodResult;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.surefire.api.report.ReportEntry;

/** Names of test methods in Surefire's reports. */
final class MethodNames {

    /** What Surefire calls what stands around the tests of a class. */
    private static final Set<String> AROUND = Set.of("", "null");

    private static final int LONGEST = 1024;

    private MethodNames() {}

    static MethodResult.Names of(ReportEntry report, String testClass) {
        String given = Objects.requireNonNullElse(report.getName(), "");
        String name = AROUND.contains(given.trim()) ? simple(testClass) : given;
        Optional<String> display = Optional.ofNullable(report.getNameText())
                .filter(text -> !text.isBlank() && !text.equals(name) && !text.equals(name + "()"));
        return new MethodResult.Names(
                Excerpt.of(name, LONGEST), display.map(text -> Excerpt.of(text, LONGEST)), testClass);
    }

    private static String simple(String testClass) {
        return testClass.substring(testClass.lastIndexOf('.') + 1);
    }
}
