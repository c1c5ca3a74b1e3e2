package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.console.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences about the progress of a run. */
final class ProgressMessages {

    /** Lines of a server's log that are shown of the time of a failed test. */
    static final int LOG_LINES = 12;

    private static final int MESSAGE_LINES = 12;
    private static final int FRAMES = 3;
    private static final String INDENT = "       ";
    private static final String DEEPER = INDENT + "    ";
    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

    private ProgressMessages() {}

    /** A class has ended: {@code [ 7/20] ✓ ApiScrapeIT  1.2 s  worker 2  (about 9 s left)}. */
    static String line(String sign, ClassEnd end, ProgressLines.Position position) {
        String tests = end.hasFailed()
                ? "  " + end.failures().size() + " of " + Phrases.count(end.tests(), "test") + " failed"
                : end.skipped() > 0
                        ? "  " + end.skipped() + " of " + Phrases.count(end.tests(), "test") + " skipped"
                        : "";
        return head(position) + ' ' + sign + ' ' + TestName.simple(end.testClass()) + "  " + Phrases.seconds(end.took())
                + "  worker " + end.worker() + tests + left(position);
    }

    /** The same without a class, for a line that is written over. */
    static String position(ProgressLines.Position position) {
        return head(position) + left(position);
    }

    private static String head(ProgressLines.Position position) {
        String total = String.valueOf(position.total());
        return String.format(Locale.ROOT, "[%" + total.length() + "d/%s]", position.number(), total);
    }

    private static String left(ProgressLines.Position position) {
        return position.left()
                .map(left -> "  (about " + rounded(left) + " left)")
                .orElse("");
    }

    private static String rounded(Duration left) {
        long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
        return left.compareTo(ONE_MINUTE) < 0 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }

    /** A worker runs a class. */
    static String running(int worker, String testClass, Duration age) {
        return "worker " + worker + ": " + TestName.simple(testClass) + ' ' + age.toSeconds() + " s";
    }

    /** A test has failed: what, where, what its server printed meanwhile, and how to run just that again. */
    static List<String> failure(TestFailure failure, String command) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + failure.test().shown());
        List<String> message = failure.message().lines().toList();
        message.stream().limit(MESSAGE_LINES).forEach(line -> lines.add(DEEPER + line));
        if (message.size() > MESSAGE_LINES) {
            lines.add(DEEPER + "... (" + Phrases.count(message.size() - MESSAGE_LINES, "more line") + ')');
        }
        failure.frames().stream().limit(FRAMES).forEach(frame -> lines.add(DEEPER + "at " + frame));
        failure.log().ifPresent(log -> {
            lines.add(INDENT + "Its server printed meanwhile (" + log.file() + "):");
            log.lines().forEach(line -> lines.add(DEEPER + line));
        });
        lines.add(INDENT + "Run it again: " + command + " -Dit.test="
                + failure.test().selector());
        return lines;
    }
}
