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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Installation of an application's packages: {@code npm ci} in its directory, when that is due. */
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
     * @param cookie what npm and all that it starts will carry
     * @param environment what npm runs with
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
     * Whether an installation is due.
     *
     * @throws InstallException if the lock file is missing or unreadable
     */
    public static boolean isDue(InstallMode mode, Path appDirectory) throws InstallException {
        NodeModules modules = new NodeModules(appDirectory);
        if (mode == InstallMode.NEVER || !modules.isNeeded()) {
            return false;
        }
        if (!modules.isLocked()) {
            throw new InstallException(new InstallProblem.LockFileMissing(appDirectory));
        }
        return mode == InstallMode.ALWAYS || !modules.isCurrent();
    }

    /**
     * Installs what the lock file lists.
     *
     * @param log file for npm's output, written anew
     * @throws InstallException if there is no npm, or it fails
     * @throws IOException if npm can't be started or its log can't be written
     * @throws InterruptedException if the build is being ended; npm has been ended then
     */
    public void run(Path appDirectory, Path log) throws InstallException, IOException, InterruptedException {
        Path npm = Executables.of(environment)
                .find("npm")
                .orElseThrow(() -> new InstallException(new InstallProblem.NpmMissing(appDirectory)));
        Files.deleteIfExists(log);
        Map<String, String> marked = new HashMap<>(environment);
        marked.putAll(cookie.variables());
        List<String> command = List.of(npm.toString(), "ci", "--no-audit", "--no-fund");
        LaunchedProcess process = launcher.launch(new Launch(command, appDirectory, marked, log, mask));
        try {
            boolean ended = process.waitFor(LIMIT);
            OptionalInt exitCode = process.exitCode();
            if (!ended || exitCode.orElse(0) != 0) {
                throw new InstallException(new InstallProblem.Failed(exitCode, LIMIT, log, excerpt(log)));
            }
        } finally {
            new ProcessTree(processes, cookie, process.identity()).end(EndLimits.INSTALLATION);
        }
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
