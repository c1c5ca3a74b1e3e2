package io.github.smartscraper.e2e.failsafe.methods;

import io.github.smartscraper.e2e.results.timeline.MethodResult.Failure;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.StackTraceWriter;

/** Failure of a test method, read from Surefire's report on it. */
final class MethodFailure {

    private static final int LONGEST_MESSAGE = 16 * 1024;
    private static final int LONGEST_STACK = 64 * 1024;

    /** The class of what was thrown stands at the beginning of its stack trace. */
    private static final Pattern TYPE = Pattern.compile("^\\s*([\\w$]+(?:\\.[\\w$]+)+)(?=:|\\s|$)");

    private static final String FRAME =
            "(?m)^\\s*at (?:\\S*/)?%s(?:\\$[^.(\\n]*)?\\.[^(\\n]*\\([^:)\\n]*:(\\d{1,9})\\)";

    private MethodFailure() {}

    static Optional<Failure> of(ReportEntry report, String testClass) {
        StackTraceWriter trace = report.getStackTraceWriter();
        Optional<String> reason = Optional.ofNullable(report.getMessage()).filter(text -> !text.isBlank());
        if (trace == null) {
            return reason.map(text -> new Failure(
                    Optional.of(Excerpt.of(text, LONGEST_MESSAGE)),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty()));
        }
        String stack = Optional.ofNullable(trace.writeTraceToString()).orElse("");
        Optional<String> thrown = Optional.ofNullable(trace.getThrowable())
                .flatMap(one -> Optional.ofNullable(one.getLocalizedMessage()))
                .filter(text -> !text.isBlank());
        return Optional.of(new Failure(
                thrown.or(() -> reason).map(text -> Excerpt.of(text, LONGEST_MESSAGE)),
                type(stack),
                Optional.of(stack).filter(text -> !text.isBlank()).map(text -> Excerpt.of(text, LONGEST_STACK)),
                line(stack, testClass)));
    }

    private static Optional<String> type(String stack) {
        Matcher type = TYPE.matcher(stack);
        return type.find() ? Optional.of(type.group(1)) : Optional.empty();
    }

    /** Where in the test class it was: in the class itself, or in one within it. */
    private static OptionalInt line(String stack, String testClass) {
        int nested = testClass.indexOf('$');
        String outermost = nested < 0 ? testClass : testClass.substring(0, nested);
        Matcher frame =
                Pattern.compile(FRAME.replace("%s", Pattern.quote(outermost))).matcher(stack);
        return frame.find() ? OptionalInt.of(Integer.parseInt(frame.group(1))) : OptionalInt.empty();
    }
}
