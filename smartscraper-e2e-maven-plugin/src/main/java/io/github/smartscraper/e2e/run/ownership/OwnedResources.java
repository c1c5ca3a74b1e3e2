package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.DataRequest;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.Reaper;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a run has on this machine besides processes; the reaper knows of each thing before it is made. */
public final class OwnedResources {

    private static final String OUTPUT = "output";

    /** Of waiting for another build of the project. */
    private static final Duration TURN_LIMIT = Duration.ofHours(1);

    private final ProcessCookie cookie;
    private final WorkDirectory files;
    private final HostSystem host;
    private final Console console;
    private final SessionRegistry registry;
    private final PortAllocator ports;
    private final List<DataDirectory> directories = new ArrayList<>();
    private final List<Path> ownFiles = new ArrayList<>();
    private Optional<Reaper> reaper = Optional.empty();
    private Optional<ProjectLock> turn = Optional.empty();

    public OwnedResources(ProcessCookie cookie, RunRequest request, HostSystem host, Console console) {
        this.cookie = cookie;
        this.files = request.output().directory();
        this.host = host;
        this.console = console;
        this.registry = new SessionRegistry(files.session(), cookie.session(), ProcessIdentity.current());
        this.ports = new PortAllocator(
                request.workers().basePort(),
                PortAllocator.lockDirectory(host.temporaryDirectory()),
                host.listeners(),
                taken -> console.info(PortMessages.taken(taken)));
    }

    /**
     * Starts the reaper, and waits until no other build uses the project's directories.
     *
     * @throws IOException if it can't be started
     * @throws InfrastructureException if another build does so for too long
     */
    public void open() throws IOException, InfrastructureException {
        reaper = Reaper.start(host.executables(), cookie);
        if (reaper.isPresent()) {
            reaper.get().watchFile(files.session());
            reaper.get().watchLocks(PortAllocator.lockDirectory(host.temporaryDirectory()));
            reaper.get().watchLocks(files.path());
        } else {
            console.info(OwnershipMessages.noReaper());
        }
        turn = Optional.of(ProjectLock.await(files.turn(), TURN_LIMIT, console));
    }

    /** Has a file that names the session removed when Maven is gone. */
    public void watch(Path file) throws IOException {
        if (reaper.isPresent()) {
            reaper.get().watchFile(file);
        }
    }

    /** Has a file that names the session removed with everything else. */
    public void own(Path file) throws IOException {
        watch(file);
        ownFiles.add(file);
    }

    public SessionRegistry registry() {
        return registry;
    }

    public PortAllocator ports() {
        return ports;
    }

    /**
     * Makes the DATA_DIR of a worker.
     *
     * @throws IOException if it can't be made or seeded
     */
    public DataDirectory makeDataDirectory(DataRequest data, int worker) throws IOException {
        Path path = DataDirectory.unpredictablePath(data.root().toRealPath(), worker);
        if (reaper.isPresent()) {
            reaper.get().watchDirectory(path);
        }
        DataDirectory directory = DataDirectory.create(path, new Seed(data.seed()), marker());
        directories.add(directory);
        return directory;
    }

    /**
     * Makes this build the owner of a directory that the build before has left.
     *
     * @return empty if it is gone, or is not of this session
     * @throws IOException if that can't be written down
     */
    public Optional<DataDirectory> adopt(DataRequest data, Path path) throws IOException {
        if (reaper.isPresent()) {
            reaper.get().watchDirectory(path);
        }
        Optional<DataDirectory> directory = DataDirectory.takeOver(path, new Seed(data.seed()), marker());
        directory.ifPresent(directories::add);
        return directory;
    }

    /** Removes directories that are not needed any more. */
    public void discard(Collection<DataDirectory> unused) throws IOException {
        for (DataDirectory directory : unused) {
            directory.delete();
        }
        directories.removeAll(unused);
    }

    /**
     * Makes a directory for the pipes that servers print to.
     *
     * @throws IOException if it can't be made
     */
    public Path makeOutputDirectory(DataRequest data) throws IOException {
        return makeDirectory(data, OUTPUT);
    }

    /**
     * Makes a directory beside the DATA_DIRs for a part of the plugin.
     *
     * @throws IOException if it can't be made
     */
    public Path makeDirectory(DataRequest data, String part) throws IOException {
        Path path = DataDirectory.unpredictablePath(data.root().toRealPath(), part);
        makeDirectory(path);
        return path;
    }

    /**
     * Makes a directory with nothing in it but the marker.
     *
     * @throws IOException if it can't be made
     */
    public void makeDirectory(Path path) throws IOException {
        if (reaper.isPresent()) {
            reaper.get().watchDirectory(path);
        }
        directories.add(DataDirectory.create(path, Seed.NOTHING, marker()));
    }

    /**
     * Leaves some of the directories to the reaper, which keeps them, and removes the others.
     *
     * @param dataDirectories the DATA_DIRs of workers that go on
     * @param outputs where their pipes are
     * @param file the reaper keeps all that while it is there
     * @param limit how long the reaper keeps it at the most
     * @throws IOException if there is no reaper that could
     */
    public void leave(Collection<String> dataDirectories, Path outputs, Path file, Duration limit) throws IOException {
        if (reaper.isEmpty()) {
            throw new IOException("there is no reaper on this system");
        }
        reaper.get().watchPipes(outputs);
        OwnerMarker keeper = new OwnerMarker(cookie.session(), reaper.get().identity());
        for (DataDirectory directory : directories) {
            if (dataDirectories.contains(directory.path().toString())
                    || directory.path().equals(outputs)) {
                directory.handOver(keeper);
            } else {
                directory.delete();
            }
        }
        ports.close();
        registry.close();
        endTurn();
        reaper.get().keep(file, limit);
    }

    private OwnerMarker marker() {
        return new OwnerMarker(cookie.session(), ProcessIdentity.current());
    }

    /** Removes everything, and returns what could not be removed. */
    public List<Path> remove() {
        List<Path> remaining = new ArrayList<>();
        for (DataDirectory directory : directories) {
            try {
                directory.delete();
            } catch (IOException e) {
                remaining.add(directory.path());
            }
        }
        for (Path file : ownFiles) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                remaining.add(file);
            }
        }
        try {
            ports.close();
            if (remaining.isEmpty()) {
                registry.close();
            }
            endTurn();
        } catch (IOException e) {
            remaining.add(files.session());
        }
        return remaining;
    }

    private void endTurn() throws IOException {
        if (turn.isPresent()) {
            turn.get().close();
        }
    }

    /** Tells the reaper that its work is done; what is left is left to goal clean. */
    public void dismissReaper() {
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
