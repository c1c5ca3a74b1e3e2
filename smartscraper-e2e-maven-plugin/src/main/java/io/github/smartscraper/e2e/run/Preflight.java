package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.npm.InstallMessages;
import io.github.smartscraper.e2e.npm.NpmInstall;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.run.ownership.OwnershipMessages;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.session.LeftoverSweep;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.DirectoryTree;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.tmux.TmuxSession;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What has to be there, and what has to be gone, before workers are started. */
final class Preflight {

    private final RunRequest request;
    private final HostSystem host;
    private final ProcessCookie cookie;
    private final Console console;
    private final UnaryOperator<String> mask;
    private final WorkDirectory files;

    Preflight(RunRequest request, HostSystem host, ProcessCookie cookie, Console console, UnaryOperator<String> mask) {
        this.mask = mask;
        this.request = request;
        this.host = host;
        this.cookie = cookie;
        this.console = console;
        this.files = request.output().directory();
    }

    void requireCommand() throws ConfigurationException {
        Path directory = request.app().directory();
        String program = request.app().command().get(0);
        if (host.executables().resolve(program, directory).isEmpty()) {
            throw new ConfigurationException(ServerMessages.commandMissing(program, directory));
        }
    }

    /** What can't be written is noticed before anything is started that would have to be written down. */
    void requireWorkDirectory() throws InfrastructureException {
        try {
            Files.createDirectories(request.output().directory().path());
            Files.delete(Files.createTempFile(request.output().directory().path(), ".writable", ""));
        } catch (IOException e) {
            throw new InfrastructureException(
                    OwnershipMessages.notWritable(request.output().directory().path(), FailureReason.of(e)), e);
        }
    }

    void sweepLeftovers() throws IOException {
        PortAllocator.sweep(PortAllocator.lockDirectory(host.temporaryDirectory()));
        Set<Path> roots = new HashSet<>(TmuxSession.roots(host.temporaryDirectory()));
        roots.add(request.data().root());
        LeftoverSweep sweep = new LeftoverSweep(host.processes());
        OwnershipMessages.swept(sweep.sweep(files.session(), roots)).ifPresent(console::info);
    }

    /** Logs, arguments and kept data of an earlier run would be taken for those of this one. */
    void prepareFiles() throws IOException {
        DirectoryTree.delete(files.logs());
        DirectoryTree.delete(files.forks());
        DirectoryTree.delete(files.keptData());
    }

    void installPackages() throws InstallException, IOException, InterruptedException {
        Path directory = request.app().directory();
        if (NpmInstall.isDue(request.app().install(), directory)) {
            console.info(InstallMessages.installing(directory));
            long begin = System.nanoTime();
            new NpmInstall(host.launcher(), host.processes(), cookie, host.environment(), mask)
                    .run(directory, files.logs().resolve("npm-ci.log"));
            console.info(InstallMessages.installed(Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
