package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.TestTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences about a run when all of its classes have ended. */
final class SummaryMessages {

    private SummaryMessages() {}

    static List<String> lines(RunSummary summary) {
        List<String> lines = new ArrayList<>();
        int classes = summary.results().size();
        lines.add(Phrases.count(classes, "test class", "test classes") + ": " + outcomes(summary.outcomes())
                + faults(summary.faults()));
        lines.add(tests(summary.tests()));
        if (!summary.ran().isEmpty()) {
            lines.add(times(summary));
        }
        return lines;
    }

    /** In the form that Surefire has, which other programs read. */
    private static String tests(TestTotals tests) {
        return "Tests run: " + tests.run() + ", Failures: " + tests.failures() + ", Errors: " + tests.errors()
                + ", Skipped: " + tests.skipped();
    }

    private static String outcomes(Map<Outcome, Integer> outcomes) {
        return outcomes.entrySet().stream()
                .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case FLAKY -> "flaky";
            case SKIPPED -> "with skipped tests";
            case CACHED -> "unchanged and not run";
            case EMPTY -> "without tests";
            case INCOMPLETE -> "without an end";
            case OVERLAPPED -> "beside another one";
        };
    }

    private static String faults(int faults) {
        return faults == 0 ? "" : "; " + Phrases.count(faults, "infrastructure fault");
    }

    private static String times(RunSummary summary) {
        Duration together = summary.together();
        String sentence = "They ran for " + Phrases.seconds(summary.took());
        double factor =
                (double) together.toMillis() / Math.max(1, summary.took().toMillis());
        if (summary.ran().size() > 1 && factor >= 1) {
            sentence += String.format(
                    Locale.ROOT, ", %.1f times as fast as one after the other (%s)", factor, Phrases.seconds(together));
        }
        return sentence + ". Slowest: "
                + summary.slowest().stream().map(SummaryMessages::slow).collect(Collectors.joining(", "));
    }

    private static String slow(ClassResult result) {
        return TestName.simple(result.name())
                + ' '
                + Phrases.seconds(Duration.ofMillis(result.execution().durationMillis()));
    }
}
