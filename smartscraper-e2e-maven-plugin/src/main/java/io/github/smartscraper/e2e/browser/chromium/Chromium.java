package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.health.HealthAnswer;
import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.support.LogTail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Browser process that runs; a replacement is another one. */
final class Chromium {

    private static final int TAIL = 20;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

    private final LaunchedProcess process;
    private final ProcessTree tree;
    private final Path profile;
    private final Path log;
    private final ListenerTable listeners;
    private final HealthProbe probe = new HealthProbe(PROBE_LIMIT);
    private final long launchedNanos = System.nanoTime();
    private volatile Optional<DevToolsAddress> address = Optional.empty();

    Chromium(LaunchedProcess process, ProcessTree tree, Path profile, Path log, ListenerTable listeners) {
        this.process = process;
        this.tree = tree;
        this.profile = profile;
        this.log = log;
        this.listeners = listeners;
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

    /** Where it takes connections; empty until it has said so. */
    Optional<DevToolsAddress> address() throws IOException {
        if (address.isEmpty()) {
            address = DevToolsAddress.of(profile);
        }
        return address;
    }

    /** Whether it answers. */
    boolean isResponsive() throws IOException {
        Optional<DevToolsAddress> known = address();
        if (known.isEmpty()) {
            return false;
        }
        HealthAnswer answer =
                probe.ask(URI.create("http://127.0.0.1:" + known.get().port() + "/json/version"));
        return answer.isHealthy();
    }

    /**
     * Opens a connection to it with a client's request.
     *
     * @throws IOException if it has gone, also where somebody else listens on its port by now
     */
    DevToolsConnection connect(RequestHead request) throws IOException {
        DevToolsAddress known = address().orElseThrow(() -> new IOException("the browser is not ready"));
        if (!owns(known.port())) {
            throw new IOException("the browser has gone");
        }
        return DevToolsConnection.open(known, request);
    }

    private boolean owns(int port) {
        return listeners.isOneOf(Set.of(identity().pid()), port).orElse(true)
                || listeners.isOneOf(tree.pids(), port).orElse(true);
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
    }
}
