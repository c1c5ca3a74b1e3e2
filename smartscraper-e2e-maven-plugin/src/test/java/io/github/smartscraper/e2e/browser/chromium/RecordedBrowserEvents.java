package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Listener that writes down, one line each, what is told of a browser. */
final class RecordedBrowserEvents implements BrowserEvents {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<BrowserProblem> problems = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<BrowserProblem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void launched(@Nullable ProcessIdentity process) {
        lines.add(process == null ? "about to be launched" : "launched");
    }

    @Override
    public void ready(ProcessIdentity process, Duration after) {
        lines.add("ready");
    }

    @Override
    public void failed(BrowserProblem problem, int restart, int limit) {
        problems.add(problem);
        lines.add("failed, restart " + restart + " of " + limit);
    }

    @Override
    public void replaced(Duration after) {
        lines.add("replaced");
    }

    @Override
    public void lost(BrowserProblem problem) {
        problems.add(problem);
        lines.add("lost");
    }
}
