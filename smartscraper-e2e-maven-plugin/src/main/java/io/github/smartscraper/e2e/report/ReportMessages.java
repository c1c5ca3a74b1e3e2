package io.github.smartscraper.e2e.report;

import java.nio.file.Path;

/** Sentences about the report. */
final class ReportMessages {

    private ReportMessages() {}

    static String written(Path report) {
        return "The report is in " + report;
    }

    static String notWritten(String reason) {
        return "The report could not be written: " + reason
                + ". The results are complete without it; once the cause is "
                + "gone, mvn smartscraper-e2e:report writes it.";
    }

    static String nothingToReport(Path results) {
        return "There is nothing to report: " + results + " is not there. A run (mvn verify) or goal merge writes it.";
    }

    static String tooLarge(Path file, long limit) {
        return file + " has more than " + limit + " bytes";
    }

    static String noResults(Path file) {
        return file + " does not hold results";
    }

    static String cut(String beginning, int others) {
        return beginning + "\n… " + others + " more characters";
    }

    static String notOpened(String reason) {
        return "The report was not opened (-De2e.open): " + reason;
    }

    static String nobodyThere() {
        return "nobody seems to sit at this build, as it runs with -B, in a CI system, or without a display";
    }
}
