package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.machine.EnvironmentCharset;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.npm.InstallMessages;
import io.github.smartscraper.e2e.npm.LockFile;
import io.github.smartscraper.e2e.npm.NpmInstall;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.run.ownership.LeftoverCleaner;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks and preparations before workers are started: what has to be there, and what has to be gone. */
final class Preflight {

    private final AppRequest app;
    private final Path dataRoot;
    private final WorkDirectory files;
    private final LeftoverCleaner cleaner;
    private final NpmInstall npm;
    private final List<Requirement> requirements;
    private final Console console;

    /**
     * Something that has to be there.
     *
     * @see #command
     */
    @FunctionalInterface
    interface Requirement {

        /**
         * Looks for it.
         *
         * @throws ConfigurationException if it is not there; its message says how to get it
         */
        void require() throws ConfigurationException;
    }

    /**
     * Checks that have not been made yet.
     *
     * @param dataRoot where DATA_DIRs are made
     * @param requirements looked at in this order, before anything is changed
     */
    Preflight(
            AppRequest app,
            Path dataRoot,
            WorkDirectory files,
            LeftoverCleaner cleaner,
            NpmInstall npm,
            List<Requirement> requirements,
            Console console) {
        this.app = app;
        this.dataRoot = dataRoot;
        this.files = files;
        this.cleaner = cleaner;
        this.npm = npm;
        this.requirements = requirements;
        this.console = console;
    }

    /** The program that starts servers is required. */
    static Requirement command(AppRequest app, Executables executables) {
        return () -> {
            String program = app.command().get(0);
            if (executables.resolve(program, app.directory()).isEmpty()) {
                throw new ConfigurationException(ServerMessages.commandMissing(program, app.directory()));
            }
        };
    }

    /** What the user has typed for servers must reach them as it is. */
    static Requirement values(AppRequest app, EnvironmentCharset charset) {
        return () -> {
            if (!charset.carries(app.apiToken().text())) {
                throw new ConfigurationException(Phrases.notCarried("Parameter apiToken", charset.toString()));
            }
            for (Map.Entry<String, String> variable : app.environment().entrySet()) {
                if (!charset.carries(variable.getKey() + variable.getValue())) {
                    throw new ConfigurationException(Phrases.notCarried(
                            "Variable " + variable.getKey() + " of parameter environment", charset.toString()));
                }
            }
        };
    }

    /**
     * Looks for all that is required, and for a place for the plugin's own files: what can't be written is noticed before
     * anything is started that would have to be written down.
     *
     * @throws ConfigurationException if something is missing
     * @throws InfrastructureException if nothing can be written
     */
    void require() throws ConfigurationException, InfrastructureException {
        for (Requirement requirement : requirements) {
            requirement.require();
        }
        try {
            Files.createDirectories(files.path());
            Files.delete(Files.createTempFile(files.path(), ".writable", ""));
        } catch (IOException e) {
            throw new InfrastructureException(OwnershipMessages.notWritable(files.path(), FailureReason.of(e)), e);
        }
    }

    /**
     * Removes what killed builds have left, and the logs, arguments and kept data of an earlier run, which would be taken
     * for those of this one.
     *
     * @throws IOException if something can't be removed
     */
    void clear() throws IOException {
        Leftovers leftovers = cleaner.clean(files, Set.of(dataRoot));
        OwnershipMessages.swept(leftovers).ifPresent(leftovers.remaining().isEmpty() ? console::info : console::warn);
        DirectoryTree.delete(files.logs());
        DirectoryTree.delete(files.forks());
        DirectoryTree.delete(files.keptData());
    }

    /**
     * Installs the packages of the application, if that is due.
     *
     * @throws InstallException if they can't be installed
     * @throws IOException if npm can't be started
     * @throws InterruptedException if the build is being ended
     */
    void installPackages() throws InstallException, IOException, InterruptedException {
        Optional<LockFile> lock = NpmInstall.due(app.install(), app.directory());
        if (lock.isPresent()) {
            console.info(InstallMessages.installing(lock.get()));
            long begin = System.nanoTime();
            npm.run(lock.get(), files.installLog());
            console.info(InstallMessages.installed(lock.get(), Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
