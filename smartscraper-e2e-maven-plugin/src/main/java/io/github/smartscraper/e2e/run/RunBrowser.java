package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.BrowserMessages;
import io.github.smartscraper.e2e.browser.chromium.BrowserEvents;
import io.github.smartscraper.e2e.browser.chromium.BrowserException;
import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.browser.chromium.ChromiumStarter;
import io.github.smartscraper.e2e.browser.chromium.SharedBrowser;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.session.OwnedBrowser;
import io.github.smartscraper.e2e.support.WorkerVariables;
import io.github.smartscraper.e2e.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browser that the servers and tests of a run share, if they are to share one. */
final class RunBrowser implements BrowserEvents {

    private static final String PART = "browser";

    private final boolean wanted;
    private final Optional<Path> program;
    private final Starts starts;
    private final Path log;
    private final OwnedResources resources;
    private final Console console;
    private final SecretMask mask;
    private volatile @Nullable SharedBrowser browser;
    private volatile @Nullable Path directory;
    private volatile @Nullable WorkerPool pool;
    private volatile boolean quiet;

    /** The way in which the browser is started. */
    @FunctionalInterface
    interface Starts {

        /** What starts that program, with a directory of its own for its profiles. */
        ChromiumStarter of(Path program, Path directory);
    }

    /**
     * A browser that is not started yet.
     *
     * @param wanted whether there is to be one
     * @param program the one to start, if there is any
     * @param log what it prints to
     */
    RunBrowser(
            boolean wanted,
            Optional<Path> program,
            Starts starts,
            Path log,
            OwnedResources resources,
            Console console,
            SecretMask mask) {
        this.wanted = wanted;
        this.program = program;
        this.starts = starts;
        this.log = log;
        this.resources = resources;
        this.console = console;
        this.mask = mask;
    }

    /**
     * Looks for the program, before anything is started.
     *
     * @throws ConfigurationException if there is none
     */
    void require() throws ConfigurationException {
        if (wanted) {
            program();
        }
    }

    private Path program() throws ConfigurationException {
        return program.orElseThrow(() -> new ConfigurationException(BrowserMessages.missing()));
    }

    /**
     * Finds it an address, if there is to be one; it is not started yet.
     *
     * @throws IOException if there is no place for its files, or no port for its address
     */
    void open() throws ConfigurationException, IOException {
        if (!wanted) {
            return;
        }
        Path made = resources.makeDirectory(PART);
        directory = made;
        browser = new SharedBrowser(starts.of(program(), made), this);
    }

    /**
     * Starts it, and does not wait for it.
     *
     * @param workers told when it fails
     */
    void start(WorkerPool workers) {
        pool = workers;
        SharedBrowser shared = browser;
        if (shared != null) {
            shared.start();
        }
    }

    /** How it is handed over to servers and tests: empty if there is none. */
    Map<String, String> variables() {
        SharedBrowser shared = browser;
        return shared == null
                ? Map.of()
                : Map.of(WorkerVariables.BROWSER, shared.endpoint().toString());
    }

    /**
     * Waits until it is ready, if there is to be one.
     *
     * @throws InfrastructureException if it can't be started
     */
    void awaitReady() throws InfrastructureException, InterruptedException {
        SharedBrowser shared = browser;
        if (shared != null) {
            try {
                shared.awaitReady();
            } catch (BrowserException e) {
                throw new InfrastructureException(mask.apply(BrowserMessages.unusable(e.problem())));
            }
        }
    }

    /** It is about to be ended with everything else: nobody replaces it any more. */
    void leave() {
        quiet = true;
        SharedBrowser shared = browser;
        if (shared != null) {
            shared.leave();
        }
    }

    /** Gives up its address. */
    void close() {
        SharedBrowser shared = browser;
        if (shared != null) {
            shared.close();
        }
    }

    @Override
    public void launched(@Nullable ProcessIdentity process) throws IOException {
        resources
                .registry()
                .record(new OwnedBrowser(
                        String.valueOf(directory),
                        process == null ? 0 : process.pid(),
                        process == null ? "" : process.startedAt()));
    }

    @Override
    public void ready(ProcessIdentity process, Duration after) {
        console.info(BrowserMessages.ready(process.pid(), after, log));
    }

    @Override
    public void failed(BrowserProblem problem, int restart, int limit) {
        if (!quiet) {
            BrowserMessages.restarting(problem, restart, limit).lines().forEach(console::warn);
            WorkerPool workers = pool;
            if (workers != null) {
                workers.browserFailed(problem);
            }
        }
    }

    @Override
    public void replaced(Duration after) {
        console.info(BrowserMessages.replaced(after));
    }

    @Override
    public void lost(BrowserProblem problem) {
        WorkerPool workers = pool;
        if (!quiet && workers != null) {
            workers.browserLost(problem);
        }
    }
}
