package io.github.smartscraper.e2e.ci;

import io.github.smartscraper.e2e.ci.ReportedRun.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Annotations of the failures of a run, as workflow commands. GitHub shows ten a step, and drops others silently. */
final class Annotations {

    private static final int MOST = 10;
    private static final int LONGEST_MESSAGE = 4000;

    private Annotations() {}

    /** A line for each failure, or for the first ones and for how many more there are. */
    static List<String> of(ReportedRun run, SourcePaths sources) {
        List<Failure> failures = run.failures();
        int shown = failures.size() > MOST ? MOST - 1 : failures.size();
        List<String> lines = new ArrayList<>();
        for (Failure failure : failures.subList(0, shown)) {
            lines.add(annotation(run, failure, sources.of(failure)));
        }
        if (shown < failures.size()) {
            lines.add(WorkflowCommand.error(CiMessages.moreFailures(failures.size() - shown)));
        }
        return lines;
    }

    private static String annotation(ReportedRun run, Failure failure, Optional<String> file) {
        String message = failure.message();
        String brief = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + '…' : message;
        String text = brief + "\n\n" + CiMessages.runAgain(run, failure);
        return file.map(path -> WorkflowCommand.error(path, failure.line(), failure.title(), text))
                .orElseGet(() -> WorkflowCommand.error(failure.title(), text));
    }
}
