package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.OwnerOnly;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starter of browsers, which launches each with a fresh profile and waits until it is ready. */
public final class ChromiumStarter {

    private static final String TEMPORARY = "TMPDIR";

    /** Chromium makes sockets below it, whose addresses have room for 103 bytes. */
    private static final int LONGEST_TEMPORARY = 60;

    private final BrowserSettings settings;
    private final ProcessLauncher launcher;
    private final ProcessTable processes;
    private final ListenerTable listeners;
    private int launches;

    /** A starter. */
    public ChromiumStarter(
            BrowserSettings settings, ProcessLauncher launcher, ProcessTable processes, ListenerTable listeners) {
        this.settings = settings;
        this.launcher = launcher;
        this.processes = processes;
        this.listeners = listeners;
    }

    BrowserSettings settings() {
        return settings;
    }

    /**
     * Starts a browser.
     *
     * @param events told before and after the launch
     * @throws BrowserException if it does not become ready; it has been ended then
     * @throws InterruptedException if it is not wanted any more; it has been ended then, too
     */
    Chromium start(BrowserEvents events) throws BrowserException, InterruptedException {
        Chromium browser = launch(events);
        boolean ready = false;
        try {
            awaitReady(browser);
            ready = true;
            return browser;
        } catch (IOException e) {
            throw notLaunched(e);
        } finally {
            if (!ready) {
                browser.end();
            }
        }
    }

    private Chromium launch(BrowserEvents events) throws BrowserException {
        try {
            DirectoryTree.delete(profile());
            launches++;
            Path profile = profile();
            Files.createDirectory(profile, OwnerOnly.directory(profile));
            events.launched(null);
            LaunchedProcess process = launcher.launch(new Launch(
                    ChromiumOptions.command(
                            settings.command().program(), settings.command().arguments(), profile),
                    settings.directory(),
                    environment(),
                    settings.log(),
                    settings.mask()));
            ProcessTree tree = new ProcessTree(processes, settings.cookie(), process.identity());
            Chromium browser = new Chromium(process, tree, profile, settings.log(), listeners);
            recordLaunched(browser, events);
            return browser;
        } catch (IOException e) {
            throw notLaunched(e);
        }
    }

    private static void recordLaunched(Chromium browser, BrowserEvents events) throws IOException {
        try {
            events.launched(browser.identity());
        } catch (IOException e) {
            browser.end();
            throw e;
        }
    }

    private Path profile() {
        return settings.directory().resolve("profile-" + launches);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        String directory = settings.directory().toString();
        if (directory.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEMPORARY) {
            // A browser that is killed leaves its temporary files.
            environment.put(TEMPORARY, directory);
        }
        environment.putAll(settings.cookie().variables());
        return environment;
    }

    private void awaitReady(Chromium browser) throws BrowserException, IOException, InterruptedException {
        Backoff backoff = new Backoff();
        while (!browser.isResponsive()) {
            if (browser.hasEnded()) {
                throw new BrowserException(browser.exited());
            }
            if (browser.age().compareTo(settings.limits().start()) > 0) {
                throw new BrowserException(
                        new BrowserProblem.NeverReady(settings.limits().start(), browser.output()));
            }
            browser.awaitEnd(backoff.next());
        }
    }

    private static BrowserException notLaunched(IOException reason) {
        return new BrowserException(new BrowserProblem.NotLaunched(FailureReason.of(reason)));
    }
}
