package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessLock;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.session.KeptFile;
import io.github.smartscraper.e2e.session.KeptSession;
import io.github.smartscraper.e2e.session.LeftoverSweep;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The work of goal clean: it removes what dead builds have left, and the files of the plugin in this project. */
public final class CleanUp {

    private final ProcessTable processes;
    private final LeftoverCleaner cleaner;
    private final Console console;

    /**
     * A clean-up that says what it does.
     *
     * @param host what is cleaned up
     */
    public CleanUp(HostSystem host, Console console) {
        this.processes = host.processes();
        this.cleaner = new LeftoverCleaner(host);
        this.console = console;
    }

    /**
     * Removes what dead builds have left, and the plugin's own files of this project unless a build is using them.
     *
     * @param workDirectory the plugin's own files
     * @param dataRoots where DATA_DIRs are made
     * @throws InfrastructureException if something can't be read or removed
     */
    public void run(Path workDirectory, Set<Path> dataRoots) throws InfrastructureException {
        WorkDirectory files = new WorkDirectory(workDirectory);
        try {
            endAll(files, EndLimits.LEFTOVERS);
            Leftovers leftovers = cleaner.clean(files, dataRoots);
            console.info(OwnershipMessages.swept(leftovers).orElse(OwnershipMessages.nothingLeft()));
            removeOwn(files);
            if (!leftovers.remaining().isEmpty()) {
                throw new InfrastructureException(OwnershipMessages.left(leftovers));
            }
        } catch (IOException e) {
            throw new InfrastructureException(OwnershipMessages.notCleaned(FailureReason.of(e)), e);
        }
    }

    private void removeOwn(WorkDirectory files) throws IOException {
        Path directory = files.path();
        if (Files.exists(files.session())
                || ProcessLock.owner(files.lock()).isPresent()
                || SessionRegistry.liveOwner(files.besideBuilds().session()).isPresent()) {
            console.warn(OwnershipMessages.inUse(directory));
            return;
        }
        boolean existed = Files.exists(directory);
        DirectoryTree.delete(directory);
        console.info(OwnershipMessages.cleaned(directory, existed));
    }

    /**
     * Ends the workers that a build of this project has kept for the next one.
     *
     * @param workDirectory the plugin's own files
     * @param limits how long they may take to end
     * @throws InfrastructureException if something can't be read or removed
     */
    public void endKept(Path workDirectory, EndLimits limits) throws InfrastructureException {
        try {
            if (!endAll(new WorkDirectory(workDirectory), limits)) {
                console.info(OwnershipMessages.nothingKept());
            }
        } catch (IOException e) {
            throw new InfrastructureException(OwnershipMessages.keptNotEnded(FailureReason.of(e)), e);
        }
    }

    private boolean endAll(WorkDirectory project, EndLimits limits) throws IOException {
        boolean any = false;
        for (WorkDirectory files : project.withExecutions()) {
            any |= end(new KeptFile(files.kept()), limits);
        }
        return any;
    }

    private boolean end(KeptFile file, EndLimits limits) throws IOException {
        long begin = System.nanoTime();
        Optional<KeptSession> kept = file.take();
        if (kept.isPresent()) {
            Leftovers ended = new LeftoverSweep(processes, limits).end(kept.get());
            file.taken();
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            console.info(OwnershipMessages.keptEnded(kept.get().workers().size(), ended.processes(), duration));
            OwnershipMessages.swept(new Leftovers(0, List.of(), ended.remaining(), ended.doubtful()))
                    .ifPresent(console::warn);
        }
        return kept.isPresent();
    }
}
