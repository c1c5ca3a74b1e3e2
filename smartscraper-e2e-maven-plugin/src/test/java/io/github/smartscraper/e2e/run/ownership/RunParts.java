package io.github.smartscraper.e2e.run.ownership;

import io.github.smartscraper.e2e.TestDirectory;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.isolation.DataRequest;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Parts of a run in a directory of their own, for tests of one of them; what a test owns is removed after it. */
public final class RunParts implements BeforeEachCallback, AfterEachCallback {

    private static final int LOWEST_BASE_PORT = 30_000;
    private static final int HIGHEST_BASE_PORT = 32_000;

    private final Path directory = TestDirectory.make();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final RecordedConsole console = new RecordedConsole();
    private final ProcessCookie cookie = ProcessCookie.newSession();
    private final int basePort = ThreadLocalRandom.current().nextInt(LOWEST_BASE_PORT, HIGHEST_BASE_PORT);
    private Optional<OwnedResources> resources = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        for (String name : List.of("work", "data", "tmp", "bin")) {
            Files.createDirectory(directory.resolve(name));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (resources.isPresent()) {
            resources.get().endProcesses();
            resources.get().remove();
            resources.get().dismissReaper();
        }
        DirectoryTree.delete(directory);
    }

    /** Where all of it is. */
    public Path directory() {
        return directory;
    }

    /** What the user is told. */
    public RecordedConsole console() {
        return console;
    }

    /** The cookie of the run. */
    public ProcessCookie cookie() {
        return cookie;
    }

    /** The first port to try. */
    public int basePort() {
        return basePort;
    }

    /** The plugin's own files. */
    public WorkDirectory files() {
        return new WorkDirectory(directory.resolve("work"));
    }

    /** Has the environment of the build one more variable. */
    public RunParts variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Puts a shell script first on the PATH. */
    public Path program(String name, String script) throws IOException {
        Path program = Files.writeString(directory.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** A PATH with nothing on it but the scripts of this test. */
    public RunParts onlyOwnPrograms() {
        return variable("PATH", directory.resolve("bin").toString());
    }

    /** This host, with a directory of its own for temporary files. */
    public HostSystem host() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.merge("PATH", "", (path, none) -> directory.resolve("bin") + File.pathSeparator + path);
        return new HostSystem(
                2,
                variables,
                directory.resolve("tmp"),
                SessionLauncher.onPath(Executables.of(System.getenv())),
                ProcessTable.ofThisSystem(),
                ListenerTable.ofThisSystem());
    }

    /** What DATA_DIRs begin with, and where they are. */
    public DataRequest data() {
        return new DataRequest(Optional.empty(), directory.resolve("data"), ResetMode.FILES, KeepMode.NEVER);
    }

    /** The resources of the run; nothing is owned yet. */
    public OwnedResources resources() {
        OwnedResources owned = resources.orElseGet(
                () -> new OwnedResources(cookie, files(), basePort, EndLimits.NO_SERVERS, data(), host(), console));
        resources = Optional.of(owned);
        return owned;
    }

    /** The directories among the DATA_DIRs. */
    public List<Path> dataDirectories() throws IOException {
        try (Stream<Path> children = Files.list(directory.resolve("data"))) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
