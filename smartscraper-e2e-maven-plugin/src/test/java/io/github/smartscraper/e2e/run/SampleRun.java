package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.TestDirectory;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint;
import io.github.smartscraper.e2e.run.ownership.RecordedGuard;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.run.parameters.TypedParameters;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A project with an application in Node.js, and runs of it; those that a test has not stopped end with this. */
public final class SampleRun implements BeforeEachCallback, AfterEachCallback {

    private static final String VERSION = "1";
    private static final int CORES = 2;
    private static final int LOWEST_BASE_PORT = 10_000;
    private static final int HIGHEST_BASE_PORT = 30_000;

    private final Path directory;
    private final RecordedConsole console = new RecordedConsole();
    private final RecordedGuard guard = new RecordedGuard();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final TypedParameters parameters;
    private UnaryOperator<ProcessLauncher> launching = UnaryOperator.identity();
    private final List<SampleSession> runs = new ArrayList<>();

    /** A project in a directory of its own, which goes with the test; its server answers everything. */
    public SampleRun() {
        directory = TestDirectory.make();
        int basePort = ThreadLocalRandom.current().nextInt(LOWEST_BASE_PORT, HIGHEST_BASE_PORT);
        parameters = new TypedParameters(directory)
                .set("appDirectory", app())
                .set("dataRoot", directory.resolve("data"))
                .set("command", "node server.js")
                .set("basePort", Integer.toString(basePort));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        for (String name : List.of("app", "data", "tmp")) {
            Files.createDirectory(directory.resolve(name));
        }
        serve(NodeServer.SERVING);
    }

    /** Ends what the test has left, and removes the project. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        runs.forEach(SampleSession::stop);
        DirectoryTree.delete(directory);
    }

    /** Where the project is. */
    public Path directory() {
        return directory;
    }

    Path app() {
        return directory.resolve("app");
    }

    public RecordedConsole console() {
        return console;
    }

    /** Fires when the build ends. */
    public RecordedGuard guard() {
        return guard;
    }

    public SampleRun set(String parameter, Object value) {
        parameters.set(parameter, value);
        return this;
    }

    /** Has runs start processes in this way. */
    void launch(UnaryOperator<ProcessLauncher> way) {
        launching = way;
    }

    void serve(NodeServer server) throws IOException {
        String modules = "const http = require('http'), fs = require('fs');\n";
        Files.writeString(app().resolve("server.js"), modules + server.command().get(2));
    }

    /** Gives the application packages that npm, of which there is only this script, has to install. */
    void requirePackages(String npm) throws IOException {
        Files.writeString(app().resolve("package.json"), "{\"dependencies\": {\"hono\": \"4\"}}");
        Files.writeString(app().resolve("package-lock.json"), "{\"packages\": {}}");
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Files.writeString(bin.resolve("npm"), npm);
        Files.setPosixFilePermissions(bin.resolve("npm"), PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.merge("PATH", bin.toString(), (path, first) -> first + File.pathSeparator + path);
    }

    /** A session of workers with the parameters as they are; whoever starts it ends it. */
    public WorkerSession session() throws ConfigurationException, InfrastructureException {
        return new RunAssembly(parameters.check(), host(), console, guard, VERSION)
                .session(ServerFingerprint.Inputs.NONE);
    }

    /** A run of these test classes; nothing is started yet. */
    public SampleSession of(String... testClasses) throws ConfigurationException, InfrastructureException {
        RunRequest request = parameters.check();
        SampleSession run = new SampleSession(
                session(), request.output().directory(), request.workers().count(), testClasses.length);
        runs.add(run);
        return run;
    }

    public HostSystem host() {
        return new HostSystem(
                CORES,
                environment,
                directory.resolve("tmp"),
                launching.apply(SessionLauncher.onPath(Executables.of(environment))),
                ProcessTable.ofThisSystem(),
                ListenerTable.ofThisSystem());
    }

    public Path workDirectory() throws ConfigurationException {
        return parameters.check().output().directory().path();
    }

    public static Set<Long> processes(SampleSession run) {
        return ProcessTable.ofThisSystem().carrying(run.cookie());
    }

    public List<Path> dataDirectories() {
        File[] found = directory.resolve("data").toFile().listFiles();
        return Stream.of(found).map(File::toPath).filter(Files::isDirectory).toList();
    }

    void assertNothingIsLeft(SampleSession run) {
        assertThat(processes(run)).isEmpty();
        assertThat(directory.resolve("data")).isEmptyDirectory();
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
        assertThat(run.files().session()).doesNotExist();
        assertThat(guard.isArmed()).isFalse();
    }
}
