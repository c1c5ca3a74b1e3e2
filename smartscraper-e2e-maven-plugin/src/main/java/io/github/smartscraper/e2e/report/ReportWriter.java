package io.github.smartscraper.e2e.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.Ahead;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writer of reports for the goals: it says where each is, and opens it if that is wanted. */
public final class ReportWriter {

    private final Console console;
    private final Optional<Desktop> desktop;

    /**
     * A writer.
     *
     * @param desktop opens the report; empty if it is not to be opened
     */
    public ReportWriter(Console console, Optional<Desktop> desktop) {
        this.console = console;
        this.desktop = desktop;
    }

    /** Gets ready on another thread, while something else has still to be done before a report is written. */
    public static void prepare() {
        Ahead.run(HtmlReport::prepare);
    }

    /** Writes the report of a run that has just ended, which is not to fail for it. */
    public void afterRun(WorkDirectory files) {
        if (Files.exists(files.results())) {
            try {
                tell(HtmlReport.write(files));
            } catch (IOException e) {
                console.warn(ReportMessages.notWritten(reason(e)));
            }
        }
    }

    /**
     * Writes the reports of a project anew: that of its run, and of each further execution.
     *
     * @param required whether there must be results: not in each module of many
     * @throws ConfigurationException if there are none
     * @throws InfrastructureException if results can't be read or a report can't be written
     */
    public void write(WorkDirectory directory, boolean required)
            throws ConfigurationException, InfrastructureException {
        try {
            List<WorkDirectory> runs = directory.withExecutions().stream()
                    .filter(files -> Files.exists(files.results()))
                    .toList();
            if (runs.isEmpty() && required) {
                throw new ConfigurationException(ReportMessages.nothingToReport(directory.results()));
            }
            for (WorkDirectory files : runs) {
                tell(HtmlReport.write(files));
            }
        } catch (IOException e) {
            throw new InfrastructureException(ReportMessages.notWritten(reason(e)), e);
        }
    }

    /** Jackson's own message quotes the file. */
    private static String reason(IOException failure) {
        return failure instanceof JsonProcessingException json
                ? String.valueOf(json.getOriginalMessage())
                : FailureReason.of(failure);
    }

    private void tell(Path report) {
        console.info(ReportMessages.written(report));
        desktop.ifPresent(screen -> open(screen, report));
    }

    private void open(Desktop screen, Path report) {
        if (!screen.isWatched()) {
            console.info(ReportMessages.notOpened(ReportMessages.nobodyThere()));
            return;
        }
        try {
            screen.open(report);
        } catch (IOException e) {
            console.warn(ReportMessages.notOpened(FailureReason.of(e)));
        }
    }
}
