package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.Marker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessMark;
import io.github.smartscraper.e2e.process.Reaper;
import io.github.smartscraper.e2e.session.SessionRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run has on this machine besides processes; the reaper knows of each thing before it is made. */
final class Belongings {

    private final ProcessMark mark;
    private final WorkFiles files;
    private final Machine machine;
    private final Console console;
    private final SessionRegistry registry;
    private final PortAllocator ports;
    private final List<DataDirectory> directories = new ArrayList<>();
    private Optional<Reaper> reaper = Optional.empty();

    Belongings(ProcessMark mark, RunRequest request, Machine machine, Console console) {
        this.mark = mark;
        this.files = new WorkFiles(request.workDirectory());
        this.machine = machine;
        this.console = console;
        this.registry = new SessionRegistry(files.session(), mark.session(), ProcessIdentity.current());
        this.ports = new PortAllocator(
                request.app().basePort(),
                PortAllocator.lockDirectory(machine.temporaryDirectory()),
                machine.listeners(),
                taken -> console.info(Messages.portTaken(taken)));
    }

    /**
     * Starts the reaper.
     *
     * @throws IOException if it can't be started
     */
    void open() throws IOException {
        reaper = Reaper.start(machine.executables(), mark);
        if (reaper.isPresent()) {
            reaper.get().watchFile(files.session());
            reaper.get().watchLocks(PortAllocator.lockDirectory(machine.temporaryDirectory()));
        } else {
            console.info(Messages.noReaper());
        }
    }

    /** Has a file that names the session removed when Maven is gone. */
    void watch(Path file) throws IOException {
        if (reaper.isPresent()) {
            reaper.get().watchFile(file);
        }
    }

    SessionRegistry registry() {
        return registry;
    }

    PortAllocator ports() {
        return ports;
    }

    /**
     * Makes the DATA_DIR of a worker.
     *
     * @throws IOException if it can't be made or seeded
     */
    DataDirectory makeDataDirectory(RunRequest.Data data, int worker) throws IOException {
        Path path = DataDirectory.unpredictablePath(data.root().toRealPath(), worker);
        if (reaper.isPresent()) {
            reaper.get().watchDirectory(path);
        }
        Marker marker = new Marker(mark.session(), ProcessIdentity.current());
        DataDirectory directory = DataDirectory.create(path, new Seed(data.seed()), marker);
        directories.add(directory);
        return directory;
    }

    /** Removes everything, and returns what could not be removed. */
    List<Path> remove() {
        List<Path> remaining = new ArrayList<>();
        for (DataDirectory directory : directories) {
            try {
                directory.delete();
            } catch (IOException e) {
                remaining.add(directory.path());
            }
        }
        try {
            ports.close();
            if (remaining.isEmpty()) {
                registry.close();
            }
        } catch (IOException e) {
            remaining.add(files.session());
        }
        return remaining;
    }

    /** Tells the reaper that its work is done; what is left is left to goal clean. */
    void dismissReaper() {
        try {
            if (reaper.isPresent()) {
                reaper.get().close();
            }
        } catch (IOException e) {
            // It has gone before, and there is nothing left for it to do.
            return;
        }
    }
}
