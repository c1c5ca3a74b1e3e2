package io.github.smartscraper.e2e.ci;

import io.github.smartscraper.e2e.ci.ReportedRun.Failure;
import io.github.smartscraper.e2e.ci.ReportedRun.Numbers;
import io.github.smartscraper.e2e.ci.ReportedRun.ReportedClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Summary of a run in Markdown: pieces that are shown one after the other, the most important first. GitHub shows nothing of
 * a step whose summary has more than 1 MiB, so the last ones are left out then.
 */
final class JobSummary {

    private static final long MOST_BYTES = 1_000_000;
    private static final int MOST_FAILURES = 50;
    private static final int MOST_NAMED = 20;
    private static final int LONGEST_MESSAGE = 4000;
    private static final int SLOWEST = 5;

    private final List<String> pieces;

    private JobSummary(List<String> pieces) {
        this.pieces = pieces;
    }

    static JobSummary of(ReportedRun run) {
        List<String> pieces = new ArrayList<>(List.of(totals(run)));
        List<Failure> failures = run.failures();
        failures.stream().limit(MOST_FAILURES).forEach(failure -> pieces.add(failure(run, failure)));
        if (failures.size() > MOST_FAILURES) {
            pieces.add(CiMessages.moreFailures(failures.size() - MOST_FAILURES) + "\n\n");
        }
        List<ReportedClass> flaky = run.with(ReportedClass.FLAKY);
        if (!flaky.isEmpty()) {
            pieces.add(CiMessages.flaky(names(flaky)));
        }
        List<ReportedClass> hit = run.hit().toList();
        if (!hit.isEmpty()) {
            pieces.add(CiMessages.hit(names(hit)));
        }
        List<ReportedClass> slowest = run.ran()
                .sorted(Comparator.comparingLong(ReportedClass::durationMillis).reversed())
                .limit(SLOWEST)
                .toList();
        if (!slowest.isEmpty()) {
            pieces.add(CiMessages.slowest(slowest));
        }
        return new JobSummary(pieces);
    }

    private static String totals(ReportedRun run) {
        Numbers sum = run.classes().stream().map(ReportedClass::numbers).reduce(new Numbers(0, 0, 0), Numbers::plus);
        return CiMessages.heading(run)
                + CiMessages.totals(
                        run.classes().size(), run.with(ReportedClass.CACHED).size(), sum);
    }

    private static String failure(ReportedRun run, Failure failure) {
        String message = failure.message();
        String brief = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + '…' : message;
        return "<details open><summary>" + Markdown.inline(failure.title()) + "</summary>\n\n" + Markdown.block(brief)
                + Markdown.block(CiMessages.command(run, failure)) + "\n</details>\n\n";
    }

    private static List<String> names(List<ReportedClass> classes) {
        List<String> names = new ArrayList<>(classes.stream()
                .limit(MOST_NAMED)
                .map(type -> Markdown.inline(type.name()))
                .toList());
        if (classes.size() > MOST_NAMED) {
            names.add(CiMessages.more(classes.size() - MOST_NAMED));
        }
        return names;
    }

    /** The text, as far as there is room for it. */
    String within(long bytes) {
        StringBuilder text = new StringBuilder();
        long left = bytes;
        for (String piece : pieces) {
            left -= piece.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            text.append(piece);
        }
        return text.toString();
    }

    /**
     * Adds it to what the step has written already.
     *
     * @throws IOException if the file can't be written
     */
    void appendTo(Path file) throws IOException {
        long before = Files.exists(file) ? Files.size(file) : 0;
        // A blank line between: what another program has left may not end with one.
        Files.writeString(
                file,
                "\n\n" + within(MOST_BYTES - before),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }
}
