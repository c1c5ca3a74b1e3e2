package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.browser.devtools.DevToolsRouter;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.support.LogTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Browser process that runs; a replacement is another one. */
final class Chromium {

    private static final int TAIL = 20;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

    private final LaunchedProcess process;
    private final ProcessTree tree;
    private final DevToolsRouter router;
    private final Path log;
    private final long launchedNanos = System.nanoTime();

    Chromium(LaunchedProcess process, ProcessTree tree, DevToolsRouter router, Path log) {
        this.process = process;
        this.tree = tree;
        this.router = router;
        this.log = log;
    }

    ProcessIdentity identity() {
        return process.identity();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Waits for its end, at most so long. */
    void awaitEnd(Duration limit) throws InterruptedException {
        process.waitFor(limit);
    }

    /** Whether it answers. */
    boolean isResponsive() throws InterruptedException {
        return router.isResponsive(PROBE_LIMIT);
    }

    /** By which clients reach it. */
    DevToolsRouter router() {
        return router;
    }

    BrowserProblem exited() {
        return new BrowserProblem.Exited(process.exitCode(), age(), output());
    }

    LogExcerpt output() {
        // Chromium puts an empty line before its first.
        List<String> lines =
                LogTail.of(log, TAIL).stream().filter(line -> !line.isBlank()).toList();
        return new LogExcerpt(log, lines);
    }

    /** Ends it with all that it has started. */
    void end() {
        tree.end(EndLimits.BROWSER);
        try {
            router.close();
        } catch (IOException e) {
            // Its pipes are gone; there is nothing left to close.
            return;
        }
    }
}
