package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.DataNotices;
import io.github.smartscraper.e2e.isolation.DataRequest;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.CommandLabel;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.ports.ReservationDirectory;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.process.reaper.Reaper;
import io.github.smartscraper.e2e.process.reaper.ReaperTools;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.tree.Remnant;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Resources of a run besides processes: ports, directories, files, and the right to use the project. The reaper is told of
 * each before it is made, so that nothing is left of a build that is killed.
 */
public final class OwnedResources {

    private static final String OUTPUT = "output";
    private static final int MAX_PATHS = 5;

    /** How long a build waits for another one of the project. */
    private static final Duration LOCK_LIMIT = Duration.ofHours(1);

    private final ProcessCookie cookie;
    private final WorkDirectory files;
    private final DataRequest data;
    private final HostSystem host;
    private final Console console;
    private final SessionRegistry registry;
    private final ReservationDirectory reservations;
    private final PortAllocator ports;
    private final ProcessTree processes;
    private final DataNotices notices;
    private final EndLimits limits;
    private final OwnedDirectories directories = new OwnedDirectories();
    private final List<Path> ownFiles = new CopyOnWriteArrayList<>();
    private volatile Optional<Reaper> reaper = Optional.empty();
    private volatile Optional<ProjectLock> lock = Optional.empty();

    /**
     * Resources of which there are none yet.
     *
     * @param basePort the first port to try
     * @param limits how long processes may take to end
     * @param data where DATA_DIRs are made, and what they begin with
     */
    public OwnedResources(
            ProcessCookie cookie,
            WorkDirectory files,
            int basePort,
            EndLimits limits,
            DataRequest data,
            HostSystem host,
            Console console) {
        this.cookie = cookie;
        this.files = files;
        this.limits = limits;
        this.data = data;
        this.host = host;
        this.console = console;
        this.notices = new DataNotices(console::warn);
        this.processes = new ProcessTree(host.processes(), cookie, null);
        this.registry = new SessionRegistry(files.session(), cookie.session(), ProcessIdentity.current());
        this.reservations = host.reservations(directory -> console.warn(PortMessages.refusedDirectory(directory)));
        this.ports = new PortAllocator(
                basePort, reservations, host.listeners(), taken -> console.info(PortMessages.taken(taken)));
    }

    /**
     * Starts the reaper, and waits until no other build uses the project's directories.
     *
     * @throws IOException if it can't be started
     * @throws InfrastructureException if another build does so for too long
     */
    public void open() throws IOException, InfrastructureException {
        reaper = Reaper.start(host.executables(), cookie, limits.grace());
        if (reaper.isPresent()) {
            reaper.get().watchFile(files.session());
            reaper.get().watchLocks(reservations.make());
            reaper.get().watchLocks(files.path());
        } else {
            console.warn(OwnershipMessages.noReaper(new ReaperTools(host.executables()).missing()));
        }
        lock = Optional.of(ProjectLock.await(files.lock(), LOCK_LIMIT, console));
        if (directories.isClosed()) {
            unlock();
            throw new InfrastructureException(Phrases.interrupted());
        }
        host.processes().tellLeaders(cookie, this::record);
    }

    /** By whatever means a process is known without a cookie, a later build has to know, too. */
    private void record(ProcessIdentity process) {
        try {
            if (reaper.isPresent()) {
                reaper.get().watchProcess(process);
            }
            registry.record(process);
        } catch (IOException e) {
            console.warn(OwnershipMessages.notRecorded(CommandLabel.of(process.pid()), FailureReason.of(e)));
        }
    }

    /** Those who listen on ports of this run; when all its processes have ended, none that is known to be its. */
    public List<PortTaken> listeners() {
        return host.listeners()
                .onPorts(
                        registry.workers().stream().map(worker -> worker.port()).toList());
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
    public DataDirectory makeDataDirectory(int worker) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path path = DataDirectory.unpredictablePath(data.root().toRealPath(), worker);
            if (reaper.isPresent()) {
                reaper.get().watchDirectory(path);
            }
            try {
                return made(path, new Seed(data.seed()));
            } catch (FileAlreadyExistsException e) {
                // Where other users may write, one may get in the way.
                if (attempt == MAX_PATHS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Makes this build the owner of a directory that the build before has kept.
     *
     * @return empty if it is gone, or is not of this session
     * @throws IOException if that can't be written down
     */
    public Optional<DataDirectory> adopt(Path path) throws IOException {
        if (reaper.isPresent()) {
            reaper.get().watchDirectory(path);
        }
        return directories.make(path, () -> DataDirectory.takeOver(path, new Seed(data.seed()), marker(), notices));
    }

    /** Removes directories that are not needed any more. */
    public void discard(Collection<DataDirectory> unused) throws IOException {
        directories.discard(unused);
    }

    /**
     * Makes a directory for the pipes that servers print to.
     *
     * @throws IOException if it can't be made
     */
    public Path makeOutputDirectory() throws IOException {
        return makeDirectory(OUTPUT);
    }

    /**
     * Makes a directory beside the DATA_DIRs for a part of the plugin.
     *
     * @throws IOException if it can't be made
     */
    public Path makeDirectory(String part) throws IOException {
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
        made(path, Seed.NOTHING);
    }

    private DataDirectory made(Path path, Seed seed) throws IOException {
        return directories
                .make(path, () -> Optional.of(DataDirectory.create(path, seed, marker(), notices)))
                .orElseThrow();
    }

    /**
     * Hands some of the directories over to the reaper, which keeps them, and removes the others.
     *
     * @param dataDirectories the DATA_DIRs of workers that go on
     * @param outputs where their pipes are
     * @param file the reaper keeps all that while it is there
     * @param limit how long the reaper keeps it at the most
     * @throws IOException if there is no reaper that could
     */
    public void handOn(Collection<String> dataDirectories, Path outputs, Path file, Duration limit) throws IOException {
        if (reaper.isEmpty()) {
            throw new IOException("there is no reaper on this system");
        }
        reaper.get().watchPipes(outputs);
        OwnerMarker keeper = new OwnerMarker(cookie.session(), reaper.get().identity());
        for (DataDirectory directory : directories.all()) {
            if (dataDirectories.contains(directory.path().toString())
                    || directory.path().equals(outputs)) {
                directory.handOver(keeper);
            } else {
                directory.delete();
            }
        }
        ports.close();
        registry.close();
        unlock();
        reaper.get().keep(file, limit);
    }

    private OwnerMarker marker() {
        return new OwnerMarker(cookie.session(), ProcessIdentity.current(), Optional.of(files.session()));
    }

    /** All processes of the run. */
    public ProcessTree processes() {
        return processes;
    }

    /** Ends all processes of the run, where there is no pool that would, and returns those that could not be ended. */
    public Set<Long> endProcesses() {
        return processes.end(limits);
    }

    /** Removes everything, and returns what could not be removed. */
    public List<Remnant> remove() {
        directories.close();
        List<Remnant> remaining = directories.remove();
        for (Path file : ownFiles) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                remaining.add(OwnedDirectories.refused(file, e));
            }
        }
        try {
            ports.close();
            if (remaining.isEmpty()) {
                registry.close();
            }
            unlock();
        } catch (IOException e) {
            remaining.add(OwnedDirectories.refused(files.session(), e));
        }
        return remaining;
    }

    private void unlock() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    /**
     * Tells the reaper that its work is done; what is left is left to goal clean. Where somebody is still making a directory,
     * the reaper looks once more when this process is gone.
     */
    public void dismissReaper() {
        try {
            if (reaper.isPresent() && directories.unfinished().isEmpty()) {
                reaper.get().close();
            }
        } catch (IOException e) {
            // It has gone before, and there is nothing left for it to do.
            return;
        }
    }
}
