package io.github.smartscraper.e2e.npm;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Installation of an application's packages, when that is due, by the manager that wrote the lock file, in its directory. */
public final class NpmInstall {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int TAIL = 20;
    private static final int SEARCHED = 200;
    private static final Pattern ERROR = Pattern.compile("npm (error|ERR!).*");

    private final ProcessLauncher launcher;
    private final ProcessTable processes;
    private final ProcessCookie cookie;
    private final Map<String, String> environment;
    private final SecretMask mask;

    /**
     * An installer.
     *
     * @param cookie what the manager and all that it starts will carry
     * @param environment what the manager runs with
     * @param mask keeps secrets out of its log
     */
    public NpmInstall(
            ProcessLauncher launcher,
            ProcessTable processes,
            ProcessCookie cookie,
            Map<String, String> environment,
            SecretMask mask) {
        this.launcher = launcher;
        this.processes = processes;
        this.cookie = cookie;
        this.environment = environment;
        this.mask = mask;
    }

    /**
     * The lock file from which packages have to be installed; empty if none have to.
     *
     * @throws InstallException if there is no lock file, or it can't be read
     */
    public static Optional<LockFile> due(InstallMode mode, Path appDirectory) throws InstallException {
        if (mode == InstallMode.NEVER || !NodeModules.areNeeded(appDirectory)) {
            return Optional.empty();
        }
        LockFile lock = LockFileSearch.find(appDirectory)
                .orElseThrow(() -> new InstallException(new InstallProblem.LockFileMissing(appDirectory)));
        if (lock.manager() == PackageInstaller.BUN) {
            throw new InstallException(new InstallProblem.ManagerUnknown(lock));
        }
        boolean due = mode == InstallMode.ALWAYS || !new InstalledPackages(lock).areCurrent();
        return due ? Optional.of(lock) : Optional.empty();
    }

    /** The program that calls a manager: itself, or corepack, which comes with Node.js; none if both are missing. */
    public static List<String> caller(PackageInstaller manager, Executables executables) {
        Optional<Path> program = executables.find(manager.program());
        if (program.isPresent() || manager == PackageInstaller.NPM) {
            return program.map(Path::toString).stream().toList();
        }
        return executables.find("corepack").stream()
                .flatMap(corepack -> Stream.of(corepack.toString(), manager.program()))
                .toList();
    }

    /**
     * Installs what the lock file lists.
     *
     * @param log file for the manager's output, written anew
     * @throws InstallException if there is no such manager, or it fails
     * @throws IOException if it can't be started or its log can't be written
     * @throws InterruptedException if the build is being ended; the manager has been ended then
     */
    public void run(LockFile lock, Path log) throws InstallException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(caller(lock.manager(), Executables.of(environment)));
        if (command.isEmpty()) {
            throw new InstallException(new InstallProblem.ManagerMissing(lock));
        }
        command.addAll(lock.manager().arguments());
        Files.deleteIfExists(log);
        Map<String, String> marked = new HashMap<>(environment);
        // Nobody is there to answer.
        marked.putIfAbsent("COREPACK_ENABLE_DOWNLOAD_PROMPT", "0");
        marked.putAll(cookie.variables());
        LaunchedProcess process = launcher.launch(new Launch(command, lock.directory(), marked, log, mask));
        try {
            boolean ended = process.waitFor(LIMIT);
            OptionalInt exitCode = process.exitCode();
            if (!ended || exitCode.orElse(0) != 0) {
                throw new InstallException(
                        new InstallProblem.Failed(lock.command(), exitCode, LIMIT, log, excerpt(log)));
            }
        } finally {
            new ProcessTree(processes, cookie, process.identity()).end(EndLimits.INSTALLATION);
        }
        new InstalledPackages(lock).note();
    }

    /** npm says first what is wrong, and then at length how it is used. */
    private static List<String> excerpt(Path log) {
        List<String> errors = LogTail.of(log, SEARCHED).stream()
                .filter(line -> ERROR.matcher(line).matches())
                .limit(TAIL)
                .toList();
        return errors.isEmpty() ? LogTail.of(log, TAIL) : errors;
    }
}
