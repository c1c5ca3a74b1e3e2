package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.browser.devtools.DevToolsPipe;
import io.github.smartscraper.e2e.browser.devtools.DevToolsRouter;
import io.github.smartscraper.e2e.health.Backoff;
import io.github.smartscraper.e2e.process.Executables;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starter of browsers, which launches each with a fresh profile and waits until it is ready. */
public final class ChromiumStarter {

    private static final String TEMPORARY = "TMPDIR";

    /** Chromium makes sockets below it, whose addresses have room for 103 bytes. */
    private static final int LONGEST_TEMPORARY = 60;

    /** Linux: a short name for the directory in which a process, here a browser, runs. */
    private static final Path WORKING_DIRECTORY = Path.of("/proc/self/cwd");

    private final BrowserSettings settings;
    private final ProcessLauncher launcher;
    private final ProcessTable processes;
    private int launches;

    /** A starter. */
    public ChromiumStarter(BrowserSettings settings, ProcessLauncher launcher, ProcessTable processes) {
        this.settings = settings;
        this.launcher = launcher;
        this.processes = processes;
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
        } finally {
            if (!ready) {
                browser.end();
            }
        }
    }

    private Chromium launch(BrowserEvents events) throws BrowserException {
        try {
            requireProgram();
            DirectoryTree.delete(profile());
            launches++;
            Path profile = profile();
            Files.createDirectory(profile, OwnerOnly.directory(profile));
            DirectoryTree.delete(pipes());
            DevToolsPipe pipe = new DevToolsPipe(Files.createDirectory(pipes(), OwnerOnly.directory(pipes())));
            events.launched(null);
            Chromium browser = launch(profile, pipe);
            recordLaunched(browser, events);
            return browser;
        } catch (IOException e) {
            throw notLaunched(e);
        }
    }

    private Chromium launch(Path profile, DevToolsPipe pipe) throws IOException {
        LaunchedProcess process;
        try {
            process = launcher.launch(new Launch(
                    pipe.around(command(profile)),
                    settings.directory(),
                    environment(),
                    settings.log(),
                    settings.mask()));
        } catch (IOException e) {
            pipe.close();
            throw e;
        }
        ProcessTree tree = new ProcessTree(processes, settings.cookie(), process.identity());
        return new Chromium(process, tree, new DevToolsRouter(pipe), settings.log());
    }

    private List<String> command(Path profile) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(ChromiumOptions.PIPE));
        arguments.addAll(settings.command().arguments());
        return ChromiumOptions.command(settings.command().program(), arguments, profile);
    }

    /** What makes the pipes its own always starts; that it doesn't find the program then would stand in the log only. */
    private void requireProgram() throws IOException {
        String program = settings.command().program().toString();
        if (Executables.of(settings.environment())
                .resolve(program, settings.directory())
                .isEmpty()) {
            throw new IOException("there is no program " + program);
        }
    }

    private Path pipes() {
        return settings.directory().resolve("pipes");
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
        // A browser that is killed leaves its temporary files.
        temporary().ifPresent(directory -> environment.put(TEMPORARY, directory.toString()));
        environment.putAll(settings.cookie().variables());
        return environment;
    }

    /** The browser's own directory, unless it has no name that is short enough. */
    private Optional<Path> temporary() {
        Path own = settings.directory();
        return own.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEMPORARY
                ? Optional.of(own)
                : Optional.of(WORKING_DIRECTORY).filter(Files::isDirectory);
    }

    private void awaitReady(Chromium browser) throws BrowserException, InterruptedException {
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
