package io.github.smartscraper.e2e.ci;

import io.github.smartscraper.e2e.ci.ReportedRun.Failure;
import io.github.smartscraper.e2e.ci.ReportedRun.Numbers;
import io.github.smartscraper.e2e.ci.ReportedRun.ReportedClass;
import io.github.smartscraper.e2e.console.Phrases;
import java.time.Duration;
import java.util.List;

/** Sentences about a run for the page of a CI system. */
final class CiMessages {

    /** How a build is run again whose results don't say it. */
    static final String COMMAND = "mvn verify";

    private CiMessages() {}

    static String notReported(String reason) {
        return "The CI system is not told what came of the tests: " + reason
                + ". GITHUB_STEP_SUMMARY and GITHUB_WORKSPACE have to name a file and a directory of this job.";
    }

    /** Of a class none of whose tests says more. */
    static String ofClass(String outcome, int failures) {
        return switch (outcome) {
            case "INCOMPLETE" -> "The class began and never ended, or never began.";
            case "OVERLAPPED" -> "The class ran on its worker beside another class.";
            default -> Phrases.count(failures, "test") + " failed.";
        };
    }

    static String noMessage() {
        return "The test failed without a message.";
    }

    static String runAgain(ReportedRun run, Failure failure) {
        return "To run it again: " + command(run, failure);
    }

    /** What a person types to run just this. */
    static String command(ReportedRun run, Failure failure) {
        String test = failure.method().isEmpty() ? failure.testClass() : failure.testClass() + '#' + failure.method();
        return run.command() + " -Dit.test='" + test.replace("'", "'\\''") + "'";
    }

    static String moreFailures(int number) {
        return Phrases.count(number, "more failure") + "; results.json and target/failsafe-reports have all.";
    }

    static String more(int number) {
        return "and " + number + " more";
    }

    /** What the summary begins with. */
    static String heading(ReportedRun run) {
        String result = run.failures().isEmpty() ? "✅ E2E tests passed" : "❌ E2E tests failed";
        return "## " + result + (run.shards() > 1 ? " (shard " + run.shard() + " of " + run.shards() + ")" : "")
                + "\n\n";
    }

    static String totals(int classes, int cached, Numbers sum) {
        return "| classes | unchanged | tests | failed | skipped |\n|---|---|---|---|---|\n| " + classes + " | "
                + cached + " | " + sum.tests() + " | " + sum.failures() + " | " + sum.skipped() + " |\n\n";
    }

    /** With names of classes that are Markdown already. */
    static String flaky(List<String> names) {
        return "**Flaky** (passed after their server was lost): " + String.join(", ", names) + "\n\n";
    }

    /** With names of classes that are Markdown already. */
    static String hit(List<String> names) {
        return "**Hit by an infrastructure fault**: " + String.join(", ", names)
                + ". The worker's log says more: `target/smartscraper-e2e/logs`.\n\n";
    }

    static String slowest(List<ReportedClass> classes) {
        StringBuilder table = new StringBuilder("| slowest classes | time | worker |\n|---|---|---|\n");
        for (ReportedClass type : classes) {
            table.append("| ")
                    .append(Markdown.inline(type.name()))
                    .append(" | ")
                    .append(Phrases.seconds(Duration.ofMillis(type.durationMillis())))
                    .append(" | ")
                    .append(type.worker() < 0 ? "" : String.valueOf(type.worker()))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }
}
