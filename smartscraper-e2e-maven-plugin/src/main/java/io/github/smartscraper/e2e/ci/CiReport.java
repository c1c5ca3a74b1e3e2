package io.github.smartscraper.e2e.ci;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Report of a run for GitHub Actions, and whatever understands the same: failures beside the lines of code that they are
 * about, and a summary on the page of the job. Elsewhere it does nothing. It never fails a build.
 *
 * <p>Sources: GitHub's documentation of workflow commands and of job summaries.
 */
public final class CiReport {

    private static final String ACTIONS = "GITHUB_ACTIONS";
    private static final String WORKSPACE = "GITHUB_WORKSPACE";
    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

    private final Map<String, String> environment;
    private final Path base;
    private final PrintStream output;
    private final Console console;

    /**
     * A report for the CI system of an environment.
     *
     * @param base directory of the project
     * @param output where the CI system reads commands; each is a line of its own, without the prefix of Maven's log
     * @param console is warned if something can't be written
     */
    public CiReport(Map<String, String> environment, Path base, PrintStream output, Console console) {
        this.environment = Map.copyOf(environment);
        this.base = base;
        this.output = output;
        this.console = console;
    }

    /**
     * Reports a run.
     *
     * @param results its {@code results.json}; without such a file there is nothing to report
     * @param mask takes secrets out of a text
     */
    public void ofRun(Path results, UnaryOperator<String> mask) {
        if (isWanted()) {
            report(results, mask, isSet(ACTIONS));
        }
    }

    /** Summarises a run of several shards, each of which has told its own failures already. */
    public void ofShards(Path results) {
        if (variable(SUMMARY).isPresent()) {
            report(results, UnaryOperator.identity(), false);
        }
    }

    private void report(Path results, UnaryOperator<String> mask, boolean annotated) {
        if (!Files.isRegularFile(results)) {
            return;
        }
        try {
            ReportedRun run = new ResultsReader(mask).read(results);
            if (annotated) {
                Path directory = run.directory().map(Path::of).orElse(base);
                SourcePaths sources =
                        new SourcePaths(directory, variable(WORKSPACE).map(Path::of));
                Annotations.of(run, sources).forEach(output::println);
                output.flush();
            }
            Optional<Path> summary = variable(SUMMARY).map(Path::of);
            if (summary.isPresent()) {
                JobSummary.of(run).appendTo(summary.get());
            }
        } catch (IOException e) {
            console.warn(CiMessages.notReported(FailureReason.of(e)));
        } catch (InvalidPathException e) {
            console.warn(CiMessages.notReported(e.toString()));
        }
    }

    private boolean isWanted() {
        return isSet(ACTIONS) || variable(SUMMARY).isPresent();
    }

    private boolean isSet(String name) {
        return variable(name).filter("true"::equals).isPresent();
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
