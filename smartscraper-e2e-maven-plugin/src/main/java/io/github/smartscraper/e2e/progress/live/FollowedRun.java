package io.github.smartscraper.e2e.progress.live;

import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.OutputCharset;
import io.github.smartscraper.e2e.progress.Expected;
import io.github.smartscraper.e2e.progress.ProgressLines;
import io.github.smartscraper.e2e.progress.ProgressMode;
import io.github.smartscraper.e2e.progress.ProgressRequest;
import io.github.smartscraper.e2e.progress.RunProgress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Round of a run as it is followed on the console, if that is wanted. */
public final class FollowedRun {

    private final Optional<RunProgress> progress;
    private final ProgressRequest request;
    private final Terminal terminal;

    /** Status that is shown until it is closed. */
    @FunctionalInterface
    public interface Status {

        /** Takes it away. */
        void close();
    }

    private FollowedRun(Optional<RunProgress> progress, ProgressRequest request, Terminal terminal) {
        this.progress = progress;
        this.request = request;
        this.terminal = terminal;
    }

    /**
     * A round of which nothing is shown yet.
     *
     * @param logs the log of each worker's server
     * @param environment says what the terminal can do
     */
    public static FollowedRun of(
            ProgressRequest request,
            Expected expected,
            IntFunction<Path> logs,
            Console console,
            Map<String, String> environment) {
        ProgressLines lines = new ProgressLines(CheckSigns.of(System.getProperties()), request.command());
        Optional<RunProgress> progress = request.mode() == ProgressMode.SUREFIRE
                ? Optional.empty()
                : Optional.of(new RunProgress(expected, logs, lines, console, System::nanoTime));
        return new FollowedRun(progress, request, Terminal.ofThisSystem(environment));
    }

    /** What the forks tell, if it is of interest. */
    public Optional<RunProgress> progress() {
        return progress;
    }

    /** Shows what the workers do, where that can be seen. */
    public Status show() {
        if (progress.isPresent() && terminal.shows(request)) {
            return LiveStatus.show(progress.get(), terminal, OutputCharset.of(System.getProperties()))::close;
        }
        return () -> {};
    }
}
