package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.archive.StartJars;
import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Directory for the test class path that holds the classes of package {@code fork} alone: the plugin's jar itself would
 * bring all of its classes, and listeners for JVMs that have no worker.
 */
final class ForkClassPath {

    private static final String PACKAGE = ForkContract.class.getPackageName().replace('.', '/') + '/';

    private static final List<String> CLASSES = List.of(
            "ControlClient.class",
            "DisabledTests.class",
            "DiscoveryListener.class",
            "EventLog.class",
            "ForkContract.class",
            "ForkEnd.class",
            "ForkRun.class",
            "ForkStart.class",
            "TestClasses.class",
            "TestClassListener.class",
            "TestCount.class",
            "TokenListener.class",
            "TokenListener$NoServer.class",
            "Turn.class",
            "TurnsUnderWay.class");

    /** By name: Maven's JVM has no JUnit, so it can't load them. */
    private static final Map<String, String> SERVICES = Map.of(
            "org.junit.platform.launcher.LauncherDiscoveryListener", "DiscoveryListener",
            "org.junit.platform.launcher.LauncherSessionListener", "TokenListener",
            "org.junit.platform.launcher.PostDiscoveryFilter", "TokenListener$NoServer",
            "org.junit.platform.launcher.TestExecutionListener", "TestClassListener");

    private ForkClassPath() {}

    /**
     * The JVM option that has the listeners called before those of the project. They are called in the order of their
     * registrations on the class path, where Surefire puts the project's own files first; but before any class path comes what
     * the boot loader finds. It finds the registrations only, so that the listeners are loaded together with JUnit.
     *
     * @throws IOException if the directory can't be written
     */
    static String firstOption(Path directory) throws IOException {
        return "-Xbootclasspath/a:" + StartJars.boot(directory, registrations());
    }

    /**
     * Writes the classes and their registration.
     *
     * @param events where JVMs write events that have no file of their own
     * @throws IOException if the directory can't be written
     */
    static void writeTo(Path directory, Path events) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(PACKAGE));
        for (String name : CLASSES) {
            try (InputStream in = ForkContract.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new FileNotFoundException("the plugin's jar lacks " + PACKAGE + name);
                }
                Files.copy(in, classes.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(
                classes.resolve(ForkContract.EVENTS_DIRECTORY),
                events.toAbsolutePath().toString());
        register(directory);
    }

    private static void register(Path root) throws IOException {
        Path services = Files.createDirectories(root.resolve("META-INF").resolve("services"));
        for (Map.Entry<String, String> service : registrations().entrySet()) {
            Files.writeString(services.resolve(service.getKey()), service.getValue());
        }
    }

    /** The registrations of the listeners: file names and contents. */
    static Map<String, String> registrations() {
        Map<String, String> files = new TreeMap<>();
        SERVICES.forEach(
                (service, listener) -> files.put(service, ForkContract.class.getPackageName() + '.' + listener + '\n'));
        return files;
    }
}
