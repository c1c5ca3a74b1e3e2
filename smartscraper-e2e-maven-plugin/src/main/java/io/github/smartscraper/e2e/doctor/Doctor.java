package io.github.smartscraper.e2e.doctor;

import io.github.smartscraper.e2e.browser.BrowserRequest;
import io.github.smartscraper.e2e.browser.chromium.ChromiumOptions;
import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.doctor.check.BrowserCheck;
import io.github.smartscraper.e2e.doctor.check.Check;
import io.github.smartscraper.e2e.doctor.check.CommandCheck;
import io.github.smartscraper.e2e.doctor.check.DiskCheck;
import io.github.smartscraper.e2e.doctor.check.Finding;
import io.github.smartscraper.e2e.doctor.check.LeftoverCheck;
import io.github.smartscraper.e2e.doctor.check.LockFileCheck;
import io.github.smartscraper.e2e.doctor.check.PortsCheck;
import io.github.smartscraper.e2e.doctor.check.ProgramCheck;
import io.github.smartscraper.e2e.doctor.check.SopsCheck;
import io.github.smartscraper.e2e.doctor.check.Topic;
import io.github.smartscraper.e2e.doctor.check.Trial;
import io.github.smartscraper.e2e.doctor.check.VersionCheck;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.npm.PackageJson;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.reaper.ReaperTools;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Doctor of a project, as goal doctor: it looks at all that a run needs, and says what is missing and what to do about
 * it.
 */
public final class Doctor {

    static final String OLDEST_JDK = "17";
    static final String OLDEST_MAVEN = "3.6.3";
    static final String OLDEST_NODE = "20";

    /** Room for a few DATA_DIRs and their logs. */
    static final long LEAST_FREE_MEBIBYTES = 100;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HostSystem host;
    private final Console console;
    private final CheckSigns marks;

    /** A doctor for this machine. */
    public Doctor(HostSystem host, Console console, CheckSigns marks) {
        this.host = host;
        this.console = console;
        this.marks = marks;
    }

    /**
     * Looks at everything, one line each.
     *
     * @param mavenVersion of the Maven that runs
     * @throws ConfigurationException if something is not as a run needs it
     */
    public void examine(DoctorRequest request, String mavenVersion) throws ConfigurationException {
        try {
            List<Finding> findings = new Examination(checks(request, mavenVersion), LIMIT)
                    .make(finding -> console.info(DoctorMessages.line(finding, marks)));
            List<Topic> unwell = findings.stream()
                    .filter(finding -> !finding.state().isWell())
                    .map(Finding::topic)
                    .toList();
            if (!unwell.isEmpty()) {
                throw new ConfigurationException(DoctorMessages.unwell(unwell));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException(DoctorMessages.interrupted());
        }
    }

    private List<Check> checks(DoctorRequest request, String mavenVersion) {
        AppRequest app = request.app();
        Path directory = app.directory();
        Path dataRoot = request.data().root();
        Path temporary = host.temporaryDirectory();
        Executables executables = host.executables();
        boolean node = new PackageJson(directory).exists();
        Trial trial = new Trial(host.launcher(), host.processes(), host.environment(), temporary);
        return List.of(
                new VersionCheck(Topic.JDK, Integer.toString(Runtime.version().feature()), OLDEST_JDK),
                new VersionCheck(Topic.MAVEN, mavenVersion, OLDEST_MAVEN),
                new ProgramCheck(Topic.NODE, "node", "--version", OLDEST_NODE, node, executables, trial),
                new ProgramCheck(Topic.NPM, "npm", "--version", "", node, executables, trial),
                new LockFileCheck(directory, app.install() != InstallMode.NEVER, executables),
                new CommandCheck(app.command(), directory, executables),
                browserCheck(request, trial),
                new SopsCheck(secretsFile(request.secrets()), request.secrets().sops(), host.environment()),
                new ProgramCheck(Topic.TMUX, "tmux", "-V", "", request.workers().tmux(), executables, trial),
                new PortsCheck(
                        request.workers().basePort(),
                        request.workers().count(),
                        host.reservations(refused -> {}),
                        host.listeners()),
                new LeftoverCheck(request.session(), dataRoot),
                new ReaperCheck(new ReaperTools(executables)),
                new DiskCheck(dataRoot, LEAST_FREE_MEBIBYTES));
    }

    /** One that servers start themselves opens what they want, and often has to do without the sandbox. */
    private BrowserCheck browserCheck(DoctorRequest request, Trial trial) {
        BrowserRequest shared = request.browser();
        return new BrowserCheck(
                request.app().executablePath().or(host::browser),
                shared.isShared(),
                shared.isShared() ? shared.arguments() : List.of(ChromiumOptions.NO_SANDBOX),
                trial);
    }

    /** It is decrypted only for what the environment does not have. */
    private Optional<Path> secretsFile(SecretsRequest secrets) {
        return secrets.file().filter(file -> secrets.keys().stream()
                .anyMatch(key ->
                        host.environment().getOrDefault(key.variable(), "").isEmpty()));
    }
}
