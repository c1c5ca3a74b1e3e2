package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.parameters.ConfigurationFacts;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.selection.PassRecorder;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.SelectionMessages;
import io.github.smartscraper.e2e.selection.TestSelector;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;

/** What goal start does before there are workers: everything that a run is put together from. */
public final class RunOrchestrator {

    private final RunRequest request;
    private final HostSystem host;
    private final Console console;
    private final String pluginVersion;
    private final TestCacheFile cacheFile;

    /** A run of this request. */
    public RunOrchestrator(RunRequest request, HostSystem host, Console console, String pluginVersion) {
        this.request = request;
        this.host = host;
        this.console = console;
        this.pluginVersion = pluginVersion;
        this.cacheFile = new TestCacheFile(
                request.selection().cacheFile(),
                pluginVersion,
                (file, reason) -> console.warn(SelectionMessages.cacheUnusable(file, reason)));
    }

    /**
     * Chooses what is to be run.
     *
     * @throws InfrastructureException if a file that decides about it can't be read
     */
    public Selection select(ProjectTests tests) throws InfrastructureException {
        TestSelector selector = new TestSelector(
                request.selection(),
                request.output().verbose(),
                host.nodeVersion(),
                cacheFile,
                console,
                new SecureRandom());
        try {
            return selector.select(tests, ConfigurationFacts.of(request, tests.facts(), host));
        } catch (IOException e) {
            throw new InfrastructureException(SelectionMessages.notSelected(FailureReason.of(e)), e);
        }
    }

    /**
     * The workers for what was chosen; none is started yet.
     *
     * @throws InfrastructureException if what the build before has left can't be read
     */
    public WorkerSession workersFor(Selection selection, ShutdownGuard guard) throws InfrastructureException {
        KeptWorkers living = new KeptWorkers(request, host, pluginVersion, console);
        return new WorkerSession(request, selection, recorder(selection), host, console, guard, living);
    }

    /**
     * Writes down a run in which nothing had to be run.
     *
     * @throws InfrastructureException if the results can't be written
     */
    public void recordCached(Selection selection) throws InfrastructureException {
        recorder(selection).write(Map.of());
    }

    private PassRecorder recorder(Selection selection) {
        return new PassRecorder(selection, cacheFile, request.output().directory(), pluginVersion, console);
    }
}
