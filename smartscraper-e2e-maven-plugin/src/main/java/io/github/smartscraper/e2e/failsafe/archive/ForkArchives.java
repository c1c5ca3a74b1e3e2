package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.failsafe.fork.ForkStart;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Archives of classes for the forks of one run. The first run with a JVM and a class path has a fork write down which classes
 * it loads, which costs nothing; a second run shows that the directory of archives outlives a build, and makes an archive
 * while its tests run; from then on forks start from it. Whatever goes wrong, forks start as they would without.
 */
public final class ForkArchives implements AutoCloseable {

    /** Of what is in the directory, and of how it is made. */
    private static final int FORMAT = 1;

    private static final byte NEWLINE = '\n';

    private final ForkSurroundings surroundings;
    private final ArchiveDirectory directory;
    private final Map<String, String> registrations;
    private final Host host;
    private final Set<String> before;
    private Optional<Plan> plan = Optional.empty();
    private Optional<ArchiveMaker> maker = Optional.empty();

    /**
     * Host, as far as archives need it.
     *
     * @param launcher launches nothing any more when the run is being ended
     * @param environment of the build
     * @param cookie variables by which a process is known as one of this run
     * @param files for lists of classes and logs, for this run alone
     * @param classes directory with the plugin's listeners
     */
    public record Host(
            ProcessLauncher launcher,
            Map<String, String> environment,
            Map<String, String> cookie,
            Path files,
            Path classes) {}

    /**
     * Plan of this run.
     *
     * @param options for each fork
     * @param recorder number of the fork that writes its classes down; 0 for none
     * @param key of the archive
     */
    private record Plan(ForkStartOptions options, int recorder, String key) {

        private static final Plan NOTHING = new Plan(ForkStartOptions.NONE, 0, "");
    }

    /**
     * Archives of this user.
     *
     * @param registrations of the listeners: file names and contents
     * @throws IOException if Surefire's directory can't be read
     */
    public ForkArchives(ForkSurroundings surroundings, Map<String, String> registrations, Host host)
            throws IOException {
        this(
                surroundings,
                registrations,
                host,
                new ArchiveDirectory(
                        ArchiveDirectory.caches(
                                host.environment(),
                                Path.of(System.getProperty("user.home")),
                                System.getProperty("os.name")),
                        Clock.systemUTC(),
                        ArchiveDirectory.Limits.USUAL));
    }

    ForkArchives(
            ForkSurroundings surroundings, Map<String, String> registrations, Host host, ArchiveDirectory directory)
            throws IOException {
        this.surroundings = surroundings;
        this.registrations = Map.copyOf(registrations);
        this.host = host;
        this.directory = directory;
        this.before = BooterJar.names(surroundings.temporary());
    }

    /**
     * The options of a fork that is about to start; Surefire's jar for it has been made.
     *
     * @param userOptions the user's own, wherever they come from
     */
    public synchronized ForkStartOptions options(int fork, Collection<String> userOptions) {
        if (plan.isEmpty()) {
            plan = Optional.of(plan(fork, userOptions));
        }
        Plan made = plan.get();
        return made.recorder() == fork
                ? new ForkStartOptions(ArchiveOptions.recording(list(fork)), false)
                : made.options();
    }

    private Plan plan(int fork, Collection<String> userOptions) {
        if (!surroundings.plain() || !ArchiveOptions.arePossible(userOptions)) {
            return Plan.NOTHING;
        }
        try {
            Optional<ForkJvm> jvm = ForkJvm.of(surroundings.java());
            Optional<BooterJar> booter = BooterJar.in(surroundings.temporary(), before);
            return jvm.isPresent() && booter.isPresent() ? plan(fork, jvm.get(), booter.get()) : Plan.NOTHING;
        } catch (IOException e) {
            return Plan.NOTHING;
        }
    }

    private Plan plan(int fork, ForkJvm jvm, BooterJar booter) throws IOException {
        StartJars jars = StartJars.in(directory.open(), registrations);
        ArchivedClassPath classPath =
                ArchivedClassPath.of(booter.classPath(), surroundings.repository(), host.classes(), jars);
        String key = classPath.key(jvm, FORMAT);
        Optional<Path> archive = directory.find(key);
        if (archive.isPresent()) {
            return new Plan(using(jvm, classPath, archive.get(), booter.mainClass()), 0, key);
        }
        Optional<Path> list = directory.list(key);
        if (list.isEmpty()) {
            return new Plan(ForkStartOptions.NONE, fork, key);
        }
        maker = ArchiveMaker.begin(
                directory, key, means(), draft -> ArchiveOptions.making(jvm, classPath, list.get(), draft));
        return Plan.NOTHING;
    }

    private static ForkStartOptions using(ForkJvm jvm, ArchivedClassPath classPath, Path archive, String mainClass) {
        List<String> options = new ArrayList<>(ArchiveOptions.using(jvm, archive));
        if (classPath.archived().isEmpty()) {
            return new ForkStartOptions(options, false);
        }
        options.add("-Xbootclasspath/a:" + classPath.boot());
        options.addAll(List.of("-cp", ArchiveOptions.join(classPath.elements()), ForkStart.class.getName(), mainClass));
        return new ForkStartOptions(options, true);
    }

    private ArchiveMaker.Means means() {
        Map<String, String> environment = new HashMap<>(host.cookie());
        Optional.ofNullable(host.environment().get("PATH")).ifPresent(path -> environment.put("PATH", path));
        List<String> prefix = Executables.of(host.environment())
                .find("nice")
                .map(nice -> List.of(nice.toString(), "-n", "19"))
                .orElse(List.of());
        return new ArchiveMaker.Means(host.launcher(), environment, prefix, host.files());
    }

    private Path list(int fork) {
        return host.files().resolve("fork-" + fork + ".classes");
    }

    /** Keeps what a fork has written down, unless it was killed: the list of one that was ends anywhere. */
    public synchronized void ended(int fork) {
        plan.filter(made -> made.recorder() == fork).ifPresent(made -> {
            try {
                byte[] list = Files.readAllBytes(list(fork));
                if (list.length > 0 && list[list.length - 1] == NEWLINE) {
                    directory.keepList(made.key(), list(fork));
                }
            } catch (IOException e) {
                // The next run tries again.
                return;
            }
        });
    }

    /** Ends what is being made, since nothing may outlive the run. */
    @Override
    public void close() {
        Optional<ArchiveMaker> made;
        synchronized (this) {
            made = maker;
        }
        made.ifPresent(ArchiveMaker::close);
    }
}
