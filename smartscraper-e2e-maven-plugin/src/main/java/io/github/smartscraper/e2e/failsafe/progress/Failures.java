package io.github.smartscraper.e2e.failsafe.progress;

import io.github.smartscraper.e2e.progress.TestFailure;
import io.github.smartscraper.e2e.progress.TestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.jspecify.annotations.Nullable;

/** Failures of tests, read from the stack traces that forks report. */
final class Failures {

    private static final Pattern FRAME = Pattern.compile("\\s+at (\\S+?\\([^()]*\\))\\s*");
    private static final Pattern SUPPRESSED = Pattern.compile("\\s+Suppressed: .*");

    /** What says nothing that the message does not. */
    private static final Pattern ASSERTION = Pattern.compile(
            "(?:[\\w.$]+\\.)?(?:AssertionError|AssertionFailedError|ComparisonFailure|MultipleFailuresError)(?:: |$)");

    private Failures() {}

    static TestFailure of(TestName test, @Nullable StackTraceWriter trace) {
        if (trace == null) {
            return new TestFailure(test, "It failed without saying why.", List.of(), Optional.empty());
        }
        List<String> message = new ArrayList<>();
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean inMessage = true;
        for (String line : text(trace).lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                inMessage = false;
                (frame.group(1).contains(test.outermost()) ? own : others).add(frame.group(1));
            } else if (line.startsWith("Caused by: ")) {
                message.add(line);
                inMessage = false;
            } else if (inMessage && !SUPPRESSED.matcher(line).matches()) {
                message.add(line);
            }
        }
        return new TestFailure(
                test,
                ASSERTION.matcher(String.join("\n", message)).replaceFirst("").strip(),
                own.isEmpty() ? others : own,
                Optional.empty());
    }

    private static String text(StackTraceWriter trace) {
        return Optional.ofNullable(trace.writeTraceToString())
                .orElseGet(() -> String.valueOf(trace.smartTrimmedStackTrace()));
    }
}
