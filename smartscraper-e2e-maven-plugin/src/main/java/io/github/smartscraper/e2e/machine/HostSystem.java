package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.ports.ReservationDirectory;
import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.LaunchTable;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.support.WorkerVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Host that a run is on, as far as the run uses it.
 *
 * @param cores processors
 * @param environment environment of the build
 * @param temporaryDirectory where all builds of this user meet
 * @param launcher starts processes
 * @param processes finds processes
 * @param listeners finds who listens where
 */
public record HostSystem(
        int cores,
        Map<String, String> environment,
        Path temporaryDirectory,
        ProcessLauncher launcher,
        ProcessTable processes,
        ListenerTable listeners) {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** This machine, with the environment of the build. */
    public static HostSystem current(Map<String, String> environment) {
        ProcessLauncher launcher = SessionLauncher.onPath(Executables.of(environment));
        ProcessTable processes = ProcessTable.ofThisSystem();
        LaunchTable launched = new LaunchTable(launcher, processes);
        return new HostSystem(
                Runtime.getRuntime().availableProcessors(),
                environment,
                Path.of(System.getProperty("java.io.tmpdir")),
                ProcessTable.knowsAll() ? launcher : launched,
                ProcessTable.knowsAll() ? processes : launched,
                ListenerTable.ofThisSystem());
    }

    /** The same host, on which this launcher starts all processes. */
    public HostSystem launchingBy(ProcessLauncher other) {
        return new HostSystem(cores, environment, temporaryDirectory, other, processes, listeners);
    }

    public Executables executables() {
        return Executables.of(environment);
    }

    /**
     * Where all builds of this user reserve their ports.
     *
     * @param refused told once if somebody else has taken its usual place
     */
    public ReservationDirectory reservations(Consumer<Path> refused) {
        return new ReservationDirectory(environment, temporaryDirectory, refused);
    }

    /** The browser that EXECUTABLE_PATH names, else the first Chromium or Chrome on the PATH. */
    public Optional<Path> browser() {
        String named = environment.getOrDefault(WorkerVariables.EXECUTABLE_PATH, "");
        return named.isBlank()
                ? BROWSERS.stream()
                        .map(executables()::find)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.of(Path.of(named));
    }

    /** The version of this browser, which has nothing to do with where it is. */
    public String browserVersion(Optional<Path> browser) {
        return new BrowserVersion(this, BrowserVersion.LIMIT).of(browser);
    }

    /**
     * The version of the Node.js on the PATH, as it says itself; {@code none} if there is none that says one. Servers of
     * other kinds do not need it.
     */
    public String nodeVersion() {
        if (executables().find("node").isEmpty()) {
            return "none";
        }
        try {
            return String.join("\n", CommandOutput.of(List.of("node", "--version")));
        } catch (IOException e) {
            return "none";
        }
    }
}
