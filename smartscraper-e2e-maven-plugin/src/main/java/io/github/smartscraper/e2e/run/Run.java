package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.selection.ProjectTests;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import java.security.SecureRandom;
import java.util.Map;

/** What goal start does before there are workers: everything that a run is put together from. */
public final class Run {

    private final RunRequest request;
    private final HostSystem host;
    private final Console console;
    private final String pluginVersion;
    private final TestCacheFile cacheFile;

    /** A run of this request. */
    public Run(RunRequest request, HostSystem host, Console console, String pluginVersion) {
        this.request = request;
        this.host = host;
        this.console = console;
        this.pluginVersion = pluginVersion;
        this.cacheFile = new TestCacheFile(
                request.selection().cacheFile(),
                pluginVersion,
                (file, reason) -> console.warn(Messages.cacheUnusable(file, reason)));
    }

    /**
     * Chooses what is to be run.
     *
     * @throws InfrastructureException if a file that decides about it can't be read
     */
    public Selection select(ProjectTests tests) throws InfrastructureException {
        return new TestSelector(request, host, cacheFile, console, new SecureRandom()).select(tests);
    }

    /**
     * The workers for what was chosen; none is started yet.
     *
     * @throws InfrastructureException if what the build before has left can't be read
     */
    public RunOrchestrator workersFor(Selection selection, ShutdownGuard guard) throws InfrastructureException {
        LivingWorkers living = new LivingWorkers(request, host, pluginVersion, console);
        return new RunOrchestrator(request, selection, recorder(selection), host, console, guard, living);
    }

    /**
     * Writes down a run in which nothing had to be run.
     *
     * @throws InfrastructureException if the results can't be written
     */
    public void recordCached(Selection selection) throws InfrastructureException {
        recorder(selection).write(Map.of());
    }

    private Recorder recorder(Selection selection) {
        return new Recorder(selection, cacheFile, new WorkFiles(request.workDirectory()), pluginVersion, console);
    }
}
